package io.aoscope.engine.debug.time;

import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SavedState;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRun;
import java.util.List;
import java.util.Optional;

/** Records the slots of a process while they happen: what the host answers, and the state after each. */
public final class Recorder {
    private final ProcessSession session;
    private final Turns turns;
    private final HostRecorder host = new HostRecorder();
    private Recording recording;

    public Recorder(ProcessSession session, Recording recording) {
        this(session, recording, new Turns(() -> false));
    }

    Recorder(ProcessSession session, Recording recording, Turns turns) {
        this.turns = turns;
        this.session = session;
        this.recording = recording;
        session.watch(host);
    }

    public Recording recording() {
        return recording;
    }

    /** Goes on recording somewhere else; the process has been put into the state after its last slot. */
    public void record(Recording other) {
        recording = other;
    }

    /** A slot of the process has ended. */
    public RecordedSlot ended(SlotRun run) {
        return ended(run, host.take());
    }

    /** The same where the host's answers are known from elsewhere. */
    RecordedSlot ended(SlotRun run, List<HostAnswer> answers) {
        session.watch(host);
        SlotRecord record = run.record();
        boolean started = run.slot() > 0 || record.status() == SlotRecord.Status.OK;
        Optional<SavedState> after = started ? Optional.of(session.save("slot " + run.slot())) : Optional.empty();
        RecordedSlot slot = new RecordedSlot(run.slot(), record, run.isInCall(), answers, List.of(), after);
        recording.add(slot);
        return slot;
    }

    /** A slot that stands still and has not ended, as if the user had stopped it there. */
    RecordedSlot soFar(SlotRun run) {
        return new RecordedSlot(run.slot(), run.soFar(), run.isInCall(), host.soFar(), List.of(), Optional.empty());
    }

    /** Whether the host is answering a call of the image now. */
    public boolean isAnswering() {
        return host.isAnswering();
    }

    /** Spawns the process. */
    public RecordedSlot spawn() {
        return whole(session.spawn());
    }

    /** Sends a message and runs it to its end. */
    public RecordedSlot send(MessageDraft draft) {
        return whole(session.begin(draft));
    }

    /** Sends the message that another slot was of; empty for the spawn. */
    Optional<RecordedSlot> again(SlotRecord slot) {
        return session.again(slot).map(this::whole);
    }

    /** Takes the number of a slot without running it, as one that was stopped. */
    void stopped(SlotRecord slot) {
        session.again(slot).ifPresent(run -> {
            run.abandon();
            ended(run);
        });
    }

    private RecordedSlot whole(SlotRun run) {
        try {
            turns.run(run);
        } catch (GivenUpException e) {
            host.take();
            throw e;
        }
        return ended(run);
    }
}
