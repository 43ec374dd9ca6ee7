package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.session.HandleInput;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.RunLimits;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.TierChoice;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The debugger's asynchronous facade over one process session. Every method returns at once; one
 * worker thread owns the session and does the work in the order asked. Futures complete and listeners
 * run on that worker. A future fails with {@link SessionException}, or with the exception of what it was given: an image, a
 * snapshot or session file, a change of files, a question; their messages are meant for the user.
 */
public interface DebugSession extends AutoCloseable {

    /** The latest picture; safe on any thread. */
    SessionView view();

    /** Calls the listener with the present picture and then with each new one. Closing ends it. */
    Subscription listen(Consumer<SessionView> listener);

    /** Decodes, validates and spawns; replaces whatever was open. A bad image leaves the old one open. */
    CompletableFuture<SessionView> open(ImageSource source, ProcessDefinition definition);

    /** {@link #open(ImageSource, ProcessDefinition)} as a process of aos. */
    default CompletableFuture<SessionView> open(ImageSource source) {
        return open(source, ProcessDefinition.AOS);
    }

    /**
     * Spawns the process anew, from another image, definition or choice; where no image is open, only remembers them.
     * Snapshots of the same image stay. A bad image leaves the old process as it is.
     */
    CompletableFuture<Respawned> respawn(Respawn wanted);

    /** Chooses the tier, from the next message on. */
    CompletableFuture<SessionView> tier(TierChoice tier);

    /** Chooses what an image may use, from the next spawn on. */
    CompletableFuture<SessionView> limits(RunLimits limits);

    /** Sends a message. Completes when its slot has ended, however it ended; pauses count as running. */
    CompletableFuture<SlotRecord> send(MessageDraft draft, SendMode mode);

    /** What {@code handle} would read for this message now. */
    CompletableFuture<HandleInput> preview(MessageDraft draft);

    /** Goes on from a pause to the next breakpoint or the slot's end. Completes at the next stop. */
    CompletableFuture<SessionView> resume();

    /** Goes on from a pause until the instruction is reached, or any other stop. */
    CompletableFuture<SessionView> runTo(Breakpoint position);

    /**
     * Goes on from a pause until the run stands before a device of a pass, or any other stop.
     *
     * @param pass counted from 1
     * @param device place of the device in the stack, counted from 1
     */
    CompletableFuture<SessionView> runTo(int pass, int device);

    /** Takes one step from a pause, by instruction. Completes at the next stop. */
    default CompletableFuture<SessionView> step(Step step) {
        return step(step, Granularity.INSTRUCTION);
    }

    /**
     * Takes one step from a pause. Completes at the next stop.
     *
     * @param by how far into, over and out go; by line fails where the image says nothing of lines of source
     */
    CompletableFuture<SessionView> step(Step step, Granularity by);

    /** Pauses a running slot, within milliseconds, wherever it is. */
    void pause();

    /** Ends the slot that runs or is paused; the process keeps the state before it. */
    CompletableFuture<SessionView> stop();

    /** Replaces breakpoints and watchpoints; takes effect at once, also in a running slot. */
    CompletableFuture<SessionView> stops(List<StopPoint> stops);

    /** Replaces the stop points at instructions and imports; those that are wanted and there stay as they are. */
    default CompletableFuture<SessionView> breakpoints(Set<Breakpoint> breakpoints) {
        SessionView now = view();
        return stops(StopPoints.with(
                now.stops(), breakpoints, now.image().map(open -> open.image().module())));
    }

    /** Saves the state after the last slot kept under a name. Fails while a slot is under way. */
    CompletableFuture<SnapshotView> saveSnapshot(String name);

    /** Makes a saved state the process's state. Fails while a slot is under way. */
    CompletableFuture<SessionView> restoreSnapshot(String id);

    /** Changes the files of the process, as if a state with other files were restored. Fails while a slot is under way. */
    CompletableFuture<SessionView> changeFiles(FileChange change);

    /** Does a step of a log again, past every breakpoint that is not met; the view is that after it. */
    CompletableFuture<SessionView> again(LogStep step);

    CompletableFuture<SessionView> deleteSnapshot(String id);

    /** A saved state as the bytes of a snapshot file (format in {@code docs/formats.md}). */
    CompletableFuture<byte[]> exportSnapshot(String id);

    /**
     * Opens a session file in the place of what was open: its image, definition and branches, with every message run
     * again. A bad file leaves the old session open, and so does {@link #giveUp}.
     *
     * @param label what the file is called in errors
     * @return a line for each slot that came out otherwise than recorded
     */
    CompletableFuture<List<String>> openSession(byte[] file, String label);

    /** Reads a snapshot file; its image must be the open one. It is listed, not restored. */
    CompletableFuture<SnapshotView> importSnapshot(byte[] file, String label);

    /**
     * Asks the recording of the process: a moment, a step in the past, who wrote a byte, a branch. Works while a slot is
     * paused, too, of the slots that ended before it. Publishes a new picture where the question changed the process.
     */
    <T> CompletableFuture<T> time(TimeQuestion<T> question);

    /** Gives up the question under way; it fails with {@link io.aoscope.engine.debug.time.GivenUpException}. */
    void giveUp();

    /** Ends the worker; a running slot is abandoned. */
    @Override
    void close();

    /** Ends a listener. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
