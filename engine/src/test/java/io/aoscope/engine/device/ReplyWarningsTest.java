package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What json-iface@1.0 makes of replies. */
class ReplyWarningsTest {
    private static final String TARGET = "T".repeat(43);

    private static List<String> told(Message process, String json) {
        Runner runner = new Runner(Profile.STANDARD, new byte[0]);
        Message base = Message.builder()
                .put("pass", 2)
                .put("output-prefix", "wasm")
                .put("process", process)
                .put("results", Message.of("wasm", Message.of("type", Atom.OK, "output", Binary.of(json))))
                .build();
        new JsonIfaceDevice().resolve("compute", base, Message.EMPTY, runner.context);
        return runner.warnings();
    }

    /** @param response the JSON of the response, with single quotes */
    private static List<String> told(String response) {
        return told(Message.EMPTY, ("{'ok':true,'response':" + response + "}").replace('\'', '"'));
    }

    @Test
    void aReplyThatIsAsItShouldBeIsNotToldOf() {
        assertThat(told("{'Output':{'data':'x'},'Messages':[{'Target':'" + TARGET + "'}]}"))
                .isEmpty();
    }

    /** R7. */
    @Test
    @Shows("output-data-missing")
    void aResponseWithoutDataIsTold() {
        assertThat(told("{'Messages':[]}"))
                .containsExactly("output-data-missing: the response has neither Output.data nor Error: json-iface@1.0"
                        + " of the branch main fails on it");
    }

    /** R8. */
    @Test
    @Shows("reply-malformed")
    void messagesThatAreNoListAreTold() {
        assertThat(told("{'Output':{'data':'x'},'Messages':{}}"))
                .singleElement()
                .asString()
                .startsWith("reply-malformed: HyperBEAM's json-iface@1.0 fails on it: Messages in the response");
    }

    /** R8. */
    @Test
    @Shows("not-encodable")
    void resultsThatTheNodeCannotEncodeAreTold() {
        assertThat(told("{'Output':{'data':['a',{'b':1}]}}"))
                .singleElement()
                .asString()
                .startsWith("not-encodable: HyperBEAM fails on the results of the image: a list that begins with");
    }

    /** R6. */
    @Test
    @Shows("duplicate-json-keys")
    void aKeyTwiceIsTold() {
        assertThat(told("{'Output':{'data':'x','data':'y'}}"))
                .containsExactly("duplicate-json-keys: the reply has the key data twice in one object: its first value"
                        + " counts");
        assertThat(told("{'Output':{'data':'x'},'Messages':[{'Target':'" + TARGET + "'},{'Target':'" + TARGET + "'}]}"))
                .isEmpty();
    }

    /** R7. */
    @Test
    @Shows({"error-and-output", "error-drops-messages"})
    void anErrorBesideSomethingElseIsTold() {
        assertThat(told("{'Output':{'data':'x'},'Error':'boom'}"))
                .singleElement()
                .asString()
                .startsWith("error-and-output: ");
        assertThat(told("{'Error':'boom','Messages':[{'Target':'T'}]}"))
                .containsExactly("error-drops-messages: the response has Error: its Messages and patches are dropped");
    }

    /** R9. */
    @Test
    @Shows("prompt-dropped")
    void aPromptIsToldAsDropped() {
        assertThat(told("{'Output':{'data':'x','prompt':'aos>'}}"))
                .singleElement()
                .asString()
                .startsWith("prompt-dropped: json-iface@1.0 keeps");
    }

    /** R8. */
    @Test
    @Shows("outbox-key-dropped")
    void aKeyThatAMessageLosesIsTold() {
        assertThat(told("{'Output':{'data':'x'},'Messages':[{'Target':'" + TARGET + "','anchor':'1'}]}"))
                .containsExactly("outbox-key-dropped: message 1 of the reply has a key spelled anchor, which"
                        + " json-iface@1.0 drops");
    }

    /** R8. */
    @Test
    @Shows({"tag-not-string", "outbox-case"})
    void remarksOnMessagesNameTheMessageAndNotesAreToldInTheSameWords() {
        String message = "{'Target':'" + TARGET + "','Tags':[{'name':'Count','value':5}]}";
        assertThat(told("{'Output':{'data':'x'},'Messages':[" + message + "," + message + "]}"))
                .contains(
                        "tag-not-string: message 2 of the outbox: it has the tag Count whose value is 5 and no string:"
                                + " its receiver sees it as text and gets a tag Ao-Types. Write a string",
                        "outbox-case: a message of the outbox: it has keys with capitals, which are in lower case once"
                                + " the result comes from the cache");
    }

    /** R8. */
    @Test
    @Shows("from-process")
    void aProcessOfTwoCommitmentsIsToldToHaveAnotherFromProcess() {
        Message commitments = Message.of(
                "A", Message.of("committer", Binary.of(TARGET)), "B", Message.of("alg", Binary.of("hmac-sha256")));
        assertThat(told(
                        Message.of("commitments", commitments),
                        "{\"ok\":true,\"response\":{\"Output\":{\"data\":\"\"},\"Messages\":[{\"Target\":\"" + TARGET
                                + "\"}]}}"))
                .singleElement()
                .asString()
                .startsWith("from-process: from-process is the hash of all commitments");
    }

    /** R5, W9. */
    @Test
    @Shows("reply-at-the-end")
    void aReplyThatEndsWithMemoryIsTold() throws Refused {
        Runner runner = Runner.spawned("ok");
        RunningImage image = Wasm64Device.running(runner.state).orElseThrow();
        runner.events.clear();
        image.instance().memory(0).write(65_529, "hello!\0".getBytes(StandardCharsets.US_ASCII));
        assertThat(GuestBuffers.read(image, 65_529, runner.context)).hasSize(6);
        assertThat(runner.warnings())
                .containsExactly("reply-at-the-end: the reply ends in the last 7 bytes of memory, where HyperBEAM"
                        + " cannot read");
        runner.events.clear();
        image.instance().memory(0).write(65_528, "hello!!\0".getBytes(StandardCharsets.US_ASCII));
        assertThat(GuestBuffers.read(image, 65_528, runner.context)).hasSize(7);
        assertThat(runner.warnings()).isEmpty();
    }

    /** R5, W9. */
    @Test
    @Shows("memory-size-unseen")
    void aReplyThatHyperbeamDoesNotSeeIsTold() throws Refused {
        Runner runner = new Runner(Profile.STANDARD, Runner.fixture("counters-folded"))
                .spawn(Runner.definition().put("device-stack", ListValue.ofTexts("wasm-64@1.0")));
        RunningImage image = Wasm64Device.running(runner.state).orElseThrow();
        runner.events.clear();
        assertThat(GuestBuffers.read(image, 65_535, runner.context)).isEmpty();
        assertThat(runner.warnings()).noneMatch(text -> text.startsWith("memory-size-unseen"));
        assertThat(GuestBuffers.read(image, 65_536, runner.context)).isEmpty();
        assertThat(runner.warnings())
                .anyMatch(text -> text.startsWith("memory-size-unseen: the reply lies above 64 KiB"));
    }
}
