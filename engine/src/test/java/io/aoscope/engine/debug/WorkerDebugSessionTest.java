package io.aoscope.engine.debug;

import static io.aoscope.engine.debug.Stepped.MESSAGE;
import static io.aoscope.engine.debug.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.SlotRecord;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One process from its image to its messages and snapshots, as the window asks for it. */
class WorkerDebugSessionTest {
    private final Stepped image = new Stepped();
    private final DebugSession session = image.session();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void openingAnImageSpawnsItsProcess() throws Exception {
        SessionView view = await(session.open(Fixtures.source("debug/stepping")));

        assertThat(view.run()).isEqualTo(RunState.IDLE);
        assertThat(view.processId().orElseThrow()).hasSize(43);
        assertThat(view.timeline()).hasSize(1);
        assertThat(record(view, 0).action()).isEqualTo("spawn");
        assertThat(record(view, 0).status()).isEqualTo(SlotRecord.Status.OK);
    }

    @Test
    void aMessageSentRunsToItsAnswer() throws Exception {
        image.open();

        SlotRecord first = await(session.send(MESSAGE, SendMode.RUN));
        SlotRecord second = await(session.send(MESSAGE, SendMode.RUN));

        assertThat(first.results().text("data")).contains("1");
        assertThat(second.results().text("data")).contains("2");
        assertThat(second.slot()).isEqualTo(2);
        assertThat(second.steps()).hasSize(10);
    }

    @Test
    void aRestoredSnapshotContinuesFromItsState() throws Exception {
        image.open();
        await(session.send(MESSAGE, SendMode.RUN));
        SnapshotView saved = await(session.saveSnapshot("one"));
        await(session.send(MESSAGE, SendMode.RUN));

        SessionView restored = await(session.restoreSnapshot(saved.id()));
        SlotRecord next = await(session.send(MESSAGE, SendMode.RUN));

        assertThat(restored.timeline().getLast()).isEqualTo(new TimelineEntry.Restored("one", 1));
        assertThat(next.results().text("data")).contains("2");
        assertThat(session.view().timeline()).hasSize(5);
    }

    @Test
    void aSnapshotFileIsReadBackIntoASessionOfTheSameImage() throws Exception {
        image.open();
        await(session.send(MESSAGE, SendMode.RUN));
        byte[] file =
                await(session.exportSnapshot(await(session.saveSnapshot("one")).id()));
        image.open();

        SnapshotView imported = await(session.importSnapshot(file, "one.aoscope-snapshot"));
        await(session.restoreSnapshot(imported.id()));

        assertThat(imported.name()).isEqualTo("one");
        assertThat(await(session.send(MESSAGE, SendMode.RUN)).results().text("data"))
                .contains("2");
    }

    @Test
    void aBadImageLeavesTheOpenOneOpen() throws Exception {
        image.open();
        byte[] text = "no wasm".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> await(session.open(new ImageSource("x", Optional.of("x.txt"), text))))
                .hasCauseInstanceOf(ImageException.class)
                .hasMessageContaining("x.txt");

        assertThat(session.view().run()).isEqualTo(RunState.IDLE);
        assertThat(await(session.send(MESSAGE, SendMode.RUN)).results().text("data"))
                .contains("1");
    }

    @Test
    void theInputOfHandleIsShownBeforeSending() throws Exception {
        image.open();

        var input = await(session.preview(MESSAGE));

        assertThat(input.problem()).isEmpty();
        assertThat(input.message()).contains("{\"name\":\"Action\",\"value\":\"Count\"}");
        assertThat(input.process()).startsWith("{\"Process\":{");
    }

    private static SlotRecord record(SessionView view, int entry) {
        return ((TimelineEntry.Slot) view.timeline().get(entry)).record();
    }
}
