package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.device.DeviceEvent;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.rules.MessageRule;
import io.aoscope.engine.vm.MachineLimits;
import java.time.InstantSource;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** How a slot tells what HyperBEAM does otherwise. */
class SlotWarningsTest {
    private final SlotEvents events = new SlotEvents();

    @Test
    void theSameWarningIsToldOnceASlotAndCounted() {
        events.locate(() -> Coordinate.of(3, 1, "wasm-64@1.0", 70));
        events.event(DeviceEvent.warning(ImageRule.CLOCK, "no time"));
        events.locate(() -> Coordinate.of(3, 1, "wasm-64@1.0", 99));
        events.event(DeviceEvent.warning(ImageRule.CLOCK, "no time"));
        events.event(DeviceEvent.warning(ImageRule.PROC_EXIT, "it returns"));

        assertThat(events.warnings())
                .containsExactly(
                        new SlotWarning("clock-time-get", "no time", Coordinate.of(3, 1, "wasm-64", 70), 2),
                        new SlotWarning("proc-exit", "it returns", Coordinate.of(3, 1, "wasm-64", 99), 1));
        assertThat(events.console()).extracting(ConsoleEvent::text).containsExactly("no time (2 times)", "it returns");
    }

    @Test
    void warningsOfACallThatIsRunAgainAreForgotten() {
        events.event(DeviceEvent.warning(ImageRule.CLOCK, "no time"));
        SlotEvents.Mark mark = events.mark();
        events.event(DeviceEvent.warning(ImageRule.CLOCK, "no time"));
        events.event(DeviceEvent.warning(ImageRule.PROC_EXIT, "it returns"));
        events.rewind(mark);
        events.event(DeviceEvent.warning(ImageRule.PROC_EXIT, "it returns"));

        assertThat(events.warnings()).extracting(SlotWarning::times).containsExactly(1, 1);
    }

    @Test
    void aWarningIsExplainedByItsRule() {
        events.event(DeviceEvent.warning(MessageRule.PATH_KEY, "the message has a key path"));

        assertThat(events.warnings().getFirst().explained()).contains(MessageRule.PATH_KEY);
        assertThat(events.console().getFirst().rule()).contains("path-key");
    }

    @Test
    @Shows("memory32")
    void a32BitMemoryIsToldWithEverySlot() throws ImageException {
        SlotRecord slot =
                Fixtures.session("memory32").begin(MessageDraft.action("Get")).runToEnd();

        assertThat(slot.warnings()).extracting(SlotWarning::rule).contains("memory32");
    }

    @Test
    @Shows("not-compiled")
    void compiledCodeThatCannotBeHadIsTold() throws ImageException {
        SessionOptions options = new SessionOptions(
                Profile.HYPERBEAM,
                MachineLimits.DEFAULT,
                InstantSource.system(),
                TierChoice.COMPILED,
                ForkJoinPool.commonPool());
        ProcessSession session = new ProcessSession(ImageLoader.load(Fixtures.source("ok")), options);

        assertThat(session.spawn().runToEnd().warnings())
                .extracting(SlotWarning::rule)
                .contains("not-compiled");
    }

    @Test
    @Shows("process-message-first")
    void theSpawnTellsOfTheMessageThatHyperbeamSendsFirst() throws ImageException {
        ProcessSession session = new ProcessSession(ImageLoader.load(Fixtures.source("ok")), Fixtures.options());

        assertThat(session.spawn().runToEnd().warnings())
                .extracting(SlotWarning::rule)
                .contains("process-message-first");
    }

    @Test
    @Shows("slot-blocks")
    void aFailureThatBlocksAProcessOnHyperbeamIsToldWhereItHappens() throws ImageException {
        SlotRecord slot =
                Fixtures.session("trap").begin(MessageDraft.action("Get")).runToEnd();

        assertThat(slot.warnings())
                .filteredOn(SlotWarning::rule, "slot-blocks")
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.at()).hasToString("s1.p2.json-iface+0");
                    assertThat(warning.message()).startsWith("HyperBEAM runs a slot that failed again");
                });
    }

    @Test
    @Shows({"field-tag", "tag-order"})
    void remarksOnAMessageAreToldAsItIsSent() throws ImageException {
        MessageDraft draft = MessageDraft.action("Get").withTag("Owner", "me").withTag("Data", "text");

        SlotRecord slot = Fixtures.session("ok").begin(draft).runToEnd();

        assertThat(slot.warnings())
                .filteredOn(warning -> warning.at().toString().equals("s1.p1.process+0"))
                .extracting(SlotWarning::rule)
                .containsExactly("field-tag", "field-tag", "tag-order");
    }

    @Test
    void aPlainMessageIsAnsweredWithoutWarnings() throws ImageException {
        ProcessSession session = Fixtures.session("ok");
        session.begin(MessageDraft.action("First")).runToEnd();

        SlotRecord slot = session.begin(MessageDraft.action("Get")).runToEnd();

        assertThat(slot.warnings()).extracting(SlotWarning::rule).containsExactly("mutable-global");
    }
}
