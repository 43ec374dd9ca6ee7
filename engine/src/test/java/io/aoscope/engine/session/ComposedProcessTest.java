package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.ProcessDefinition.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Processes that are no aos process. */
class ComposedProcessTest {
    private static ProcessDefinition definition(String text) throws BadDraftException {
        return ProcessDefinition.read(text.replace('\'', '"'), "p.json", Devices.installed());
    }

    private static ProcessSession spawn(String image, String text) throws Exception {
        return spawn(image, text, Fixtures.options());
    }

    private static ProcessSession spawn(String image, String text, SessionOptions options) throws Exception {
        ProcessSession session =
                new ProcessSession(ImageLoader.load(Fixtures.source(image)), options, definition(text));
        assertThat(session.spawn().runToEnd().error()).isEmpty();
        return session;
    }

    private static MessageDraft call(String function, Value... parameters) {
        return MessageDraft.action("").withCall(Optional.of(function), Optional.of(List.of(parameters)));
    }

    private static String output(SlotRecord slot, String prefix) {
        assertThat(slot.error()).isEmpty();
        return slot.results().get(prefix + "/output").orElseThrow().display();
    }

    /** D1, W3. */
    @Test
    void anImageWithoutHandleIsCalledAsTheProcessSays() throws Exception {
        ProcessSession session =
                spawn("factorial", "{'device-stack':['wasi','wasm-64'],'passes':1,'function':'fac','params':[5.0]}");
        SlotRecord slot = session.begin(MessageDraft.action("Any")).runToEnd();
        assertThat(output(slot, "wasm")).isEqualTo("[120.0]");
    }

    /** W3. */
    @Test
    void aMessageNamesAnotherFunctionAndItsParameters() throws Exception {
        ProcessSession session = spawn("factorial", "{'device-stack':['wasm-64'],'function':'fac','params':[5.0]}");
        session.begin(call("fac", Value.of(6.0))).runToEnd();
        assertThat(output(session.begin(call("calls")).runToEnd(), "wasm")).isEqualTo("[1]");
    }

    /** W3. */
    @Test
    void aMessageMayNameTheParametersAlone() throws Exception {
        ProcessSession session = spawn("factorial", "{'device-stack':['wasm-64'],'function':'fac','params':[5.0]}");
        MessageDraft other = MessageDraft.action("").withCall(Optional.empty(), Optional.of(List.of(Value.of(6.0))));
        assertThat(output(session.begin(other).runToEnd(), "wasm")).isEqualTo("[720.0]");
    }

    @Test
    void aProcessMayBeTheImageAloneWithoutAStack() throws Exception {
        ProcessSession session = spawn("factorial", "{'execution-device':'wasm-64','function':'fac','params':[4.0]}");
        assertThat(output(session.begin(MessageDraft.action("Any")).runToEnd(), "wasm"))
                .isEqualTo("[24.0]");
    }

    /** D3, P3. */
    @Test
    void librariesStandBelowThePrefixOfTheDeviceThatRunsTheImage() throws Exception {
        ProcessSession session = spawn(
                "library",
                "{'device-stack':['wasi','wasm-64'],'output-prefixes':{'2':'sandbox'},'passes':1,"
                        + "'function':'mul','params':[6,7],'stdlib':{'my_lib':{'device':'test-device'}}}");
        assertThat(output(session.begin(MessageDraft.action("Any")).runToEnd(), "sandbox"))
                .isEqualTo("[42]");
        assertThat(session.imports())
                .extracting(ImportBinding::function, ImportBinding::device)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("mul", Optional.of("test-device@1.0")),
                        org.assertj.core.groups.Tuple.tuple("add", Optional.empty()));
    }

    /** D3, P3. */
    @Test
    void memoryIsFoundUnderWhicheverPrefixTheImageRuns() throws Exception {
        ProcessSession session = spawn(
                "factorial",
                "{'device-stack':['wasm-64','wasi'],'output-prefixes':['here','there'],'passes':1,"
                        + "'function':'fac','params':[3.0]}");
        session.begin(MessageDraft.action("Any")).runToEnd();
        byte[] count = new byte[1];
        session.memory().orElseThrow().read(8, count, 0, 1);
        assertThat(count).containsExactly(1);
    }

    /** D4, W1. */
    @Test
    void theImageStandsBelowTheInputPrefixOfItsDevice() throws Exception {
        ProcessSession session = spawn(
                "factorial",
                "{'device-stack':['wasi','wasm-64'],'input-prefixes':{'2':'test-in'},'function':'fac','params':[3.0]}");
        assertThat(session.state().text("test-in/image"))
                .isEqualTo(session.state().text("image"));
        assertThat(output(session.begin(MessageDraft.action("Any")).runToEnd(), "wasm"))
                .isEqualTo("[6.0]");
    }

    /** D14, P12: on version main the whole request is compared, so two slots always differ. */
    @Test
    void dedupEndsTheSecondRunOfAMessageOnEdgeAndNotOnMain() throws Exception {
        String text = "{'device-stack':['dedup','wasm-64'],'passes':1,'function':'calls','params':[]}";
        SessionOptions node = Fixtures.options().withProfile(Profile.HYPERBEAM);
        assertThat(secondOfTwo(spawn("factorial", text, node.withVersion(NodeVersion.EDGE))))
                .isEqualTo(Message.EMPTY);
        assertThat(secondOfTwo(spawn("factorial", text, node)).has("wasm/output"))
                .isTrue();
    }

    private static Message secondOfTwo(ProcessSession session) throws BadDraftException {
        MessageDraft same = DraftReader.read("{\"Action\":\"Same\",\"Anchor\":\"first\"}", "m")
                .getFirst();
        session.begin(same).runToEnd();
        return session.begin(same).runToEnd().results();
    }

    /** A1: where patches come from and go to. */
    @Test
    void patchesGoWhereTheProcessSays() throws Exception {
        String library = "'stdlib':{'my_lib':{'device':'echo'}}";
        ProcessSession session = spawn(
                "library",
                "{'device-stack':['wasm-64','patch'],'passes':1,'function':'mul','params':[3,4],"
                        + "'patch-from':'/offers','patch-to':'/prices','offers':{'1':{'method':'PATCH','apple':7}},"
                        + library + "}");
        session.begin(MessageDraft.action("Any")).runToEnd();
        assertThat(session.state().integer("prices/apple").map(Number::intValue))
                .contains(7);
    }

    /** D10: keys that the stack is not asked for are those of a plain message. */
    @Test
    void keysOutsideStackKeysDoNotReachTheDevices() throws Exception {
        ProcessSession session = spawn(
                "factorial",
                "{'device-stack':['wasm-64'],'function':'fac','params':[3.0],'stack-keys':['init','compute']}");
        assertThat(output(session.begin(MessageDraft.action("Any")).runToEnd(), "wasm"))
                .isEqualTo("[6.0]");
        SlotRecord weird = session.begin(MessageDraft.action("").withTag("path", "normalize"))
                .runToEnd();
        assertThat(weird.results()).isEqualTo(Message.EMPTY);
    }

    /** P11. */
    @Test
    void anObjectInTheStackChangesNothing() throws Exception {
        ProcessSession session =
                spawn("factorial", "{'device-stack':[{'title':'mine'},'wasm-64'],'function':'fac','params':[3.0]}");
        SlotRecord slot = session.begin(MessageDraft.action("Any")).runToEnd();
        assertThat(output(slot, "wasm")).isEqualTo("[6.0]");
    }

    /** D1. */
    @Test
    void nullTakesAKeyOfAosAway() throws Exception {
        ProcessSession session = spawn("ok", "{'patch-from':null,'random-seed':'mine'}");
        assertThat(session.state().has("patch-from")).isFalse();
        assertThat(session.state().text("random-seed")).contains("mine");
    }

    /** D2. */
    @Test
    void aDefinitionIsWrittenAsItIsRead() throws Exception {
        ProcessDefinition read = definition(
                "{'Device-Stack':['wasi','wasm-64',{'a':[1]}],'params':[5.0,2],'stdlib':{'my_lib':{'device':'echo'}},"
                        + "'output-prefixes':{'2':'wasm'},'random-seed':null}");
        assertThat(definition(read.write())).isEqualTo(read);
        assertThat(read.write())
                .contains("\"wasm-64@1.0\"", "\"parameters\" : [ 5.0, 2 ]", "\"random-seed\" : null", "\"passes\" : 2");
    }

    /** D1. */
    @Test
    void whatAosHasAnywayMakesNoOtherDefinition() throws Exception {
        assertThat(definition(ProcessDefinition.AOS.write())).isEqualTo(ProcessDefinition.AOS);
        assertThat(definition("{'passes':2,'x':1}")).isEqualTo(definition("{'x':1}"));
    }

    /** P3. */
    @Test
    void placesTellThePrefixesThatEachDeviceWillFind() throws Exception {
        assertThat(definition("{'device-stack':['wasi','wasm-64','patch'],"
                                + "'output-prefixes':{'2':'x'},'input-prefixes':['a']}")
                        .places())
                .containsExactly(
                        new Place(1, "wasi@1.0", false, "a", "wasm"),
                        new Place(2, "wasm-64@1.0", false, "a", "x"),
                        new Place(3, "patch@1.0", false, "a", "x"));
    }

    @Test
    void withoutAnInterfaceThereIsNoJsonToRead() throws Exception {
        ProcessSession session = spawn("factorial", "{'device-stack':['wasm-64'],'function':'fac'}");
        assertThat(session.preview(MessageDraft.action("Any")).problem().orElseThrow())
                .contains("calls the function of the message");
    }

    @Test
    void theWrittenMessageMayHoldACall() throws Exception {
        assertThat(DraftReader.read("{\"Function\":\"fac\",\"Params\":[5.0, -2]}", "--message"))
                .containsExactly(call("fac", Value.of(5.0), Value.of(-2)));
        assertThatThrownBy(() -> DraftReader.read("{\"Parameters\":[\"5\"]}", "--message"))
                .hasMessageContaining("Parameters must be a list of numbers");
    }
}
