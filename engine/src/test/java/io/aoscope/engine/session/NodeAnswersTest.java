package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.NodeAnswer.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeAnswersTest {
    private static final SessionOptions STANDARD = Fixtures.options();
    private static final SessionOptions MAIN =
            STANDARD.with(new RunChoice(Profile.HYPERBEAM, NodeVersion.MAIN, TierChoice.STEPPING));
    private static final SessionOptions EDGE = MAIN.withVersion(NodeVersion.EDGE);

    private static NodeAnswers process(String image, String definition, SessionOptions options, String... messages)
            throws Exception {
        ProcessDefinition made = ProcessDefinition.read(definition.replace('\'', '"'), "p.json", Devices.installed());
        ProcessSession session = new ProcessSession(ImageLoader.load(Fixtures.source(image)), options, made);
        List<SlotRecord> slots = new ArrayList<>(List.of(session.spawn().runToEnd()));
        for (MessageDraft draft : DraftReader.read(Arrays.toString(messages).replace('\'', '"'), "messages")) {
            slots.add(session.begin(draft).runToEnd());
        }
        return new NodeAnswers(session, slots);
    }

    private static NodeAnswers process(SessionOptions options) throws Exception {
        return process("ok", "{}", options, "{'Action':'One'}", "{'Action':'Two'}");
    }

    private static Value value(NodeAnswers answers, String path) {
        return value(answers, path, false);
    }

    private static Value value(NodeAnswers answers, String path, boolean cached) {
        NodeAnswer answer = answers.ask(path, cached);
        assertThat(answer.status()).as(answer.note()).isEqualTo(Status.OK);
        return answer.value().orElseThrow();
    }

    /** C6. */
    @Test
    void nowAndComputeAnswerTheStateAfterASlot() throws Exception {
        NodeAnswers answers = process(STANDARD);
        assertThat(value(answers, "now/at-slot")).isEqualTo(Value.of(2));
        assertThat(value(answers, "compute&slot=1/at-slot")).isEqualTo(Value.of(1));
        assertThat(value(answers, "compute/AT-slot?slot+integer=1")).isEqualTo(Value.of(1));
        assertThat(value(answers, "/now/results/data/")).isEqualTo(Binary.of("fine"));
        assertThat(value(answers, "now/device")).isEqualTo(Binary.of("process@1.0"));
    }

    /** C6. */
    @Test
    void theIdOfTheProcessMayStandBeforeThePath() throws Exception {
        NodeAnswers answers = process(STANDARD);
        String id = ((Binary) value(answers, "slot/process")).text();
        assertThat(value(answers, id + "/now/at-slot")).isEqualTo(Value.of(2));
        assertThat(value(answers, id + "~process@1.0/now/at-slot")).isEqualTo(Value.of(2));
    }

    /** C4, C6: compute without a slot is answered from the cache. */
    @Test
    void theCachedStateIsSpelledAsTheCacheSpellsIt() throws Exception {
        NodeAnswers main = process(MAIN);
        assertThat(value(main, "compute/device")).isEqualTo(Atom.DEV_MESSAGE);
        assertThat(value(main, "now/device", true)).isEqualTo(Atom.DEV_MESSAGE);
        assertThat(value(main, "now/device")).isEqualTo(Binary.of("process@1.0"));
        assertThat(value(process(EDGE), "compute/device")).isEqualTo(Binary.of("process@1.0"));
    }

    /** C5. */
    @Test
    void theCachedStateHasTheSnapshot() throws Exception {
        NodeAnswers answers = process(MAIN);
        assertThat(value(answers, "now/snapshot/keys", true)).isEqualTo(ListValue.ofTexts("3", "4", "cache-control"));
        assertThat(((Binary) value(answers, "now/snapshot/3/body", true)).length())
                .isEqualTo(65536);
        assertThat(value(answers, "now/snapshot/4/device", true)).isEqualTo(Binary.of("patch@1.0"));
        assertThat(value(answers, "now/snapshot/4/device-key", true)).isEqualTo(Binary.of("4"));
        assertThat(answers.ask("now/snapshot", false).status()).isEqualTo(Status.ERROR);
    }

    /** C5: of an execution device without a stack. */
    @Test
    void aDeviceAloneAnswersTheSnapshotItself() throws Exception {
        String definition = "{'execution-device':'wasm-64','device-stack':null,'function':'fac','params':[5.0]}";
        NodeAnswers answers = process("factorial", definition, STANDARD, "{'Action':'One'}");
        Message snapshot = (Message) value(answers, "now/snapshot", true);
        assertThat(snapshot.get("cache-control")).contains(ListValue.ofTexts("store"));
        assertThat(snapshot.binary("body")).isPresent();
    }

    /** C6. */
    @Test
    void whatANodeCannotComputeIsAnException() throws Exception {
        NodeAnswers answers = process(STANDARD);
        assertThat(answers.ask("compute&slot=3", false).note()).isEqualTo("slot 3 is not scheduled yet; the last is 2");
        assertThat(answers.ask("compute&slot=-1", false).note()).contains("already_calculated_slot");
        assertThat(answers.ask("compute&slot=0", false).note()).contains("Process message itself");
        assertThat(answers.ask("compute&slot=x", false).note()).isEqualTo("slot is x, which is no integer");
        assertThat(process("ok", "{}", STANDARD).ask("now", false).status()).isEqualTo(Status.EXCEPTION);
        assertThat(process("ok", "{}", STANDARD).ask("compute", false).status()).isEqualTo(Status.EXCEPTION);
    }

    /** C6: after a failure a node answers nothing; the standard profile answers the slots that came after it. */
    @Test
    void aFailedSlotIsAnException() throws Exception {
        String[] messages = {"{'Action':'One'}", "{'Action':'Bad','Target':'Foo'}", "{'Action':'Two'}"};
        NodeAnswers node = process("ok", "{}", MAIN, messages);
        assertThat(value(node, "compute&slot=1/results/data")).isEqualTo(Binary.of("fine"));
        assertThat(node.ask("compute&slot=2", false).note()).startsWith("slot 2 failed: ");
        assertThat(node.ask("now", false).note()).startsWith("slot 2 failed: ");
        assertThat(value(node, "compute/at-slot")).isEqualTo(Value.of(1));
        NodeAnswers standard = process("ok", "{}", STANDARD, messages);
        assertThat(standard.ask("compute&slot=2", false).status()).isEqualTo(Status.EXCEPTION);
        assertThat(value(standard, "now/at-slot")).isEqualTo(Value.of(3));
    }

    /** C6. */
    @Test
    void whatADeviceAloneDoesNotAnswerIsAnErrorWithItsPhase() throws Exception {
        String definition = "{'execution-device':'wasm-64','device-stack':null,'function':'fac','params':[5.0]}";
        NodeAnswers answers = process("factorial", definition, MAIN, "{'Action':'One'}", "{'Tags':{'path':'weird'}}");
        NodeAnswer answer = answers.ask("now/results", false);
        assertThat(answer.status()).isEqualTo(Status.ERROR);
        assertThat(answer.value())
                .contains(Message.builder()
                        .put("error", Atom.NOT_FOUND)
                        .put("phase", "compute")
                        .put("attempted-slot", 2)
                        .build());
    }

    /** C7. */
    @Test
    void slotTellsTheLastSlotAndSwapsHeightAndHash() throws Exception {
        Message main = (Message) value(process(MAIN), "slot");
        assertThat(main.get("current")).contains(Value.of(2));
        assertThat(main.get("block-hash")).contains(Value.of(2));
        assertThat(main.has("block-height")).isFalse();
        assertThat(main.text("cache-control")).contains("no-store");
        assertThat(main.text("wallet-address")).contains(Actors.NODE);
        assertThat(value(process(EDGE), "slot/addresses")).isEqualTo(ListValue.ofTexts(Actors.NODE));
        assertThat(value(process(STANDARD), "slot/block-height")).isEqualTo(Value.of(2));
    }

    /** C8. */
    @Test
    void everyOtherKeyIsOneOfTheDefinition() throws Exception {
        NodeAnswers answers = process(STANDARD);
        assertThat(value(answers, "device-stack/3")).isEqualTo(Binary.of("wasm-64@1.0"));
        assertThat(value(answers, "type")).isEqualTo(Binary.of("Process"));
        assertThat(((Message) value(answers, "")).has("at-slot")).isFalse();
        NodeAnswer missing = answers.ask("at-slot", false);
        assertThat(missing.status()).isEqualTo(Status.ERROR);
        assertThat(missing.value()).contains(Atom.NOT_FOUND);
        assertThat(answers.ask("slot/current/x", false).status()).isEqualTo(Status.ERROR);
    }

    /** C8. */
    @Test
    void functionsOfTheNodeAreNoKeys() throws Exception {
        NodeAnswers answers = process(STANDARD);
        for (String key : List.of("snapshot", "process-id", "schedule", "push")) {
            NodeAnswer answer = answers.ask(key, false);
            assertThat(answer.status()).as(key).isEqualTo(Status.EXCEPTION);
            assertThat(answer.note()).as(key).isNotEmpty();
        }
    }
}
