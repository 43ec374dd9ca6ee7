package io.aoscope.engine.debug;

import io.aoscope.engine.debug.NodeView.PushEnd;
import io.aoscope.engine.debug.NodeView.PushInProgress;
import io.aoscope.engine.session.Dispatch;
import io.aoscope.engine.session.Push;
import io.aoscope.engine.session.PushResult;
import io.aoscope.engine.session.SlotRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs pushes, one at a time, and keeps what became of every message. A delivery is a slot of its receiver like any
 * other: it can pause, and be stopped. The worker only, but for {@link #stop}.
 */
final class Pushes {
    private final Function<String, Optional<Member>> members;
    private final Runnable publish;
    private List<Dispatch> before = List.of();
    private List<Dispatch> all = List.of();
    private Optional<PushInProgress> progress = Optional.empty();
    private Optional<PushEnd> last = Optional.empty();
    private volatile boolean stopping;
    private volatile @Nullable Member receiver;

    /**
     * @param members of the session by process id
     * @param publish told of every change
     */
    Pushes(Function<String, Optional<Member>> members, Runnable publish) {
        this.members = members;
        this.publish = publish;
    }

    /**
     * Begins a push.
     *
     * @param done completed with its result, on the worker
     */
    void start(Member sender, SlotRecord from, Push push, SendMode mode, CompletableFuture<PushResult> done)
            throws SessionException {
        if (progress.isPresent()) {
            throw new SessionException("A push is under way; wait for its end or stop it first.");
        }
        stopping = false;
        before = all;
        progress = Optional.of(new PushInProgress(sender.name(), 0, sender.name()));
        goOn(from, push, mode, done);
    }

    private void goOn(SlotRecord from, Push push, SendMode mode, CompletableFuture<PushResult> done) {
        if (stopping) {
            push.end("the push was stopped");
        }
        Optional<Push.Next> next = push.next();
        PushResult result = push.result();
        List<Dispatch> now = new ArrayList<>(before);
        now.addAll(result.dispatches());
        all = List.copyOf(now);
        int delivered = (int) result.dispatches().stream()
                .filter(one -> one.outcome() instanceof Dispatch.Delivered)
                .count();
        if (next.isEmpty()) {
            receiver = null;
            progress = Optional.empty();
            last = Optional.of(new PushEnd(from, delivered, result.dispatches().size() - delivered, result.warnings()));
            publish.run();
            done.complete(result);
            return;
        }
        Member to = members.apply(next.get().target()).orElseThrow();
        receiver = to;
        progress = progress.map(begun -> new PushInProgress(begun.from(), delivered, to.name()));
        publish.run();
        var _ = to.session().deliver(next.get().delivery(), mode).whenComplete((slot, problem) -> {
            if (problem != null) {
                push.end(to.name() + ": " + problem.getMessage());
            } else {
                push.ended(slot);
            }
            goOn(from, push, mode, done);
        });
    }

    /** Ends the push under way, and the slot it runs; any thread. */
    void stop() {
        stopping = true;
        Member running = receiver;
        if (running != null) {
            var _ = running.session().stop();
        }
    }

    /** Forgets what went from or to a process that is no more. */
    void forget(String processId) {
        before = without(before, processId);
        all = without(all, processId);
    }

    /** What became of every message, the latest last; another list whenever it has changed. */
    List<Dispatch> all() {
        return all;
    }

    Optional<PushInProgress> progress() {
        return progress;
    }

    Optional<PushEnd> last() {
        return last;
    }

    private static List<Dispatch> without(List<Dispatch> dispatches, String processId) {
        return dispatches.stream()
                .filter(one -> !one.origin().processId().equals(processId)
                        && !(one.outcome() instanceof Dispatch.Delivered(String to, SlotRecord ignored)
                                && to.equals(processId)))
                .toList();
    }
}
