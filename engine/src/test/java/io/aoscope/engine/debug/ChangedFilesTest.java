package io.aoscope.engine.debug;

import static io.aoscope.engine.debug.Stepped.MESSAGE;
import static io.aoscope.engine.debug.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.SlotRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files that a person changes between two messages: rules F18 and F19 of {@code docs/semantics/wasi.md}. */
class ChangedFilesTest {
    private final Stepped image = new Stepped();
    private final DebugSession session = image.session();

    @AfterEach
    void close() {
        session.close();
    }

    /** F18. */
    @Test
    void aChangedFileIsThereForTheNextMessageAndInTheTimeline() throws Exception {
        image.open();
        await(session.send(MESSAGE, SendMode.RUN));

        SessionView changed = await(session.changeFiles(new FileChange.Put("/Data/x", Binary.of("new"))));
        SlotRecord next = await(session.send(MESSAGE, SendMode.RUN));

        assertThat(changed.timeline().getLast())
                .isEqualTo(new TimelineEntry.Restored(
                        "wrote /Data/x", 1, List.of(new FileChange.Put("/Data/x", Binary.of("new")))));
        assertThat(changed.state().text("vfs/Data/x")).contains("new");
        assertThat(next.slot()).isEqualTo(2);
        assertThat(next.results().text("data")).contains("2");
        assertThat(next.state().text("vfs/Data/x")).contains("new");
    }

    /** F19. */
    @Test
    void changesOfFilesAreMadeAgainAtTheirPlaceWhenMessagesAreSentAgain() throws Exception {
        image.open();
        await(session.send(MESSAGE, SendMode.RUN));
        await(session.changeFiles(new FileChange.Put("/a", Binary.of("1"))));
        await(session.changeFiles(new FileChange.Put("/b", Binary.of("2"))));
        await(session.changeFiles(new FileChange.Put("/a", Binary.of("3"))));
        await(session.send(MESSAGE, SendMode.RUN));
        await(session.changeFiles(new FileChange.Remove("/b")));
        SessionView before = session.view();

        Respawned again =
                await(session.respawn(new Respawn(Optional.empty(), before.definition(), before.choice(), true)));

        assertThat(again.left()).isZero();
        assertThat(again.replayed()).hasSize(2);
        assertThat(again.changed()).isEmpty();
        assertThat(again.replayed().getFirst().after().state().has("vfs/a")).isFalse();
        assertThat(again.replayed().getLast().after().state().text("vfs/a")).contains("3");
        assertThat(again.replayed().getLast().after().state().text("vfs/b")).contains("2");
        assertThat(again.view().state().has("vfs/b")).isFalse();
        assertThat(again.view().state().text("vfs/a")).contains("3");
    }

    /** F19. */
    @Test
    void changesOfFilesThatASnapshotUndoesAreNotMadeAgain() throws Exception {
        image.open();
        await(session.changeFiles(new FileChange.Put("/kept", Binary.of("1"))));
        SnapshotView saved = await(session.saveSnapshot("one"));
        await(session.changeFiles(new FileChange.Put("/undone", Binary.of("2"))));
        await(session.restoreSnapshot(saved.id()));

        assertThat(LogEntry.of(session.view().timeline()))
                .containsExactly(new LogEntry.Changed(0, new FileChange.Put("/kept", Binary.of("1"))));
    }

    /** F18. */
    @Test
    void filesCannotBeChangedWhileASlotIsUnderWay() throws Exception {
        image.pausedAtFirstDevice();

        assertThatThrownBy(() -> await(session.changeFiles(new FileChange.Remove("/x"))))
                .hasMessageContaining("Cannot change files while slot 1 is under way");
    }
}
