package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.Locations;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRun;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The slot under way of a session, where there is one: driven to a goal, paused, driven to the next, until
 * it ends, its process has it in its history, and whoever sent it has an answer. The worker only.
 */
final class SlotUnderWay {
    private record Begun(OpenProcess process, SlotRun run) {}

    private final Requests requests;
    private final Runnable progress;
    private final Runnable publish;

    private RunState state = RunState.NO_IMAGE;
    private @Nullable Begun slot;
    private @Nullable CompletableFuture<SlotRecord> sender;
    private Optional<PauseView> pause = Optional.empty();

    /** Whether it has paused, so that a trap pauses it too. */
    private boolean stepped;

    /**
     * @param progress called often while a slot runs
     * @param publish called when it begins to run, pauses or has ended
     */
    SlotUnderWay(Requests requests, Runnable progress, Runnable publish) {
        this.requests = requests;
        this.progress = progress;
        this.publish = publish;
    }

    RunState state() {
        return state;
    }

    /** What the session does while no slot is under way. */
    void state(RunState now) {
        state = now;
    }

    Optional<PauseView> pause() {
        return pause;
    }

    Optional<SlotInProgress> inProgress() {
        return Optional.ofNullable(slot).map(begun -> inProgress(begun.run()));
    }

    private static SlotInProgress inProgress(SlotRun run) {
        return new SlotInProgress(
                run.slot(), run.action(), run.at(), run.instructions(), run.elapsed(), run.steps(), run.console());
    }

    /** The slot where it is paused. */
    Optional<SlotRun> paused() {
        return pause.isPresent() ? Optional.ofNullable(slot).map(Begun::run) : Optional.empty();
    }

    /**
     * @param what cannot be done meanwhile
     */
    void requireNone(String what) throws SessionException {
        if (slot != null) {
            throw new SessionException("Cannot " + what + " while slot "
                    + slot.run().slot() + " is under way; resume it to its end or stop it first.");
        }
    }

    /** Begins the slot that a process is spawned in. */
    void spawn(OpenProcess process) {
        stepped = false;
        again(process, process.session().spawn());
    }

    /** Begins a slot that was sent before. */
    void again(OpenProcess process, SlotRun run) {
        drive(begin(process, run), new Goal.Run(Optional.empty()), false);
    }

    /**
     * Begins a slot that a message was sent for.
     *
     * @param answer completed when it has ended
     */
    void send(OpenProcess process, SlotRun run, SendMode mode, CompletableFuture<SlotRecord> answer) {
        Begun begun = begin(process, run);
        sender = answer;
        stepped = false;
        drive(begun, mode == SendMode.PAUSE ? new Goal.Nowhere() : new Goal.Run(Optional.empty()), true);
    }

    private Begun begin(OpenProcess process, SlotRun run) {
        Begun begun = new Begun(process, run);
        slot = begun;
        return begun;
    }

    void goOn(Goal goal) throws SessionException {
        drive(standing(), goal, false);
    }

    void step(Step step, Granularity by) throws SessionException {
        Begun standing = standing();
        ProcessImage image = standing.process().image().image();
        if (by == Granularity.LINE && image.lines().statements().isEmpty()) {
            throw new SessionException(Locations.NO_LINES);
        }
        drive(standing, Goal.of(step, by, image, standing.run()), false);
    }

    /** Ends it where it stands, if there is one. */
    void abandon() {
        if (slot != null) {
            slot.run().abandon();
            ended(slot);
        }
    }

    private Begun standing() throws SessionException {
        if (slot == null || pause.isEmpty()) {
            throw new SessionException("Nothing is paused; send a message with pause, or set a breakpoint.");
        }
        return slot;
    }

    private void drive(Begun driven, Goal goal, boolean begins) {
        SlotRun run = driven.run();
        pause = Optional.empty();
        state = run.slot() == 0 ? RunState.OPENING : RunState.RUNNING;
        publish.run();
        Optional<PauseReason> reason;
        try {
            reason = new Driver(
                            run,
                            goal,
                            requests,
                            stops -> driven.process().liveStops(stops, run),
                            begins,
                            stepped,
                            progress,
                            publish,
                            Driver.SLICE)
                    .drive();
        } catch (RuntimeException e) {
            run.abandon();
            ended(driven);
            throw e;
        }
        if (reason.isPresent()) {
            stepped = true;
            state = RunState.PAUSED;
            pause = Optional.of(Pictures.pause(run, reason.get()));
            publish.run();
        } else {
            ended(driven);
        }
    }

    private void ended(Begun done) {
        done.process().ended(done.run());
        slot = null;
        pause = Optional.empty();
        state = RunState.IDLE;
        publish.run();
        CompletableFuture<SlotRecord> waiting = sender;
        sender = null;
        if (waiting != null) {
            waiting.complete(done.run().record());
        }
    }
}
