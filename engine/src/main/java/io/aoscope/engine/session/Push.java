package io.aoscope.engine.session;

import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.RunRule;
import io.aoscope.engine.session.Dispatch.Cause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * {@code push@1.0} as a sequence (semantics 14; rules N1 to N11 of {@code docs/semantics/push.md}): the messages of a
 * slot's outbox go to their targets one after the other, and what each causes goes first. It runs no slot itself: its
 * owner takes the {@link #next} delivery, runs it to its end wherever and whenever it likes, and tells how it
 * {@link #ended}.
 */
public final class Push {
    private static final String PUSH = "push@1.0";
    private static final int LAST_IN_ORDER = 9;

    /** A delivery to run. */
    public record Next(String target, Delivery delivery) {}

    /** A message that was not looked at yet. */
    private record Waiting(Origin origin, SlotRecord from, Value message, int depth) {}

    private final Directory directory;
    private final boolean hyperbeam;
    private final boolean edge;
    private final PushLimits limits;
    private final boolean recursive;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final List<Dispatch> dispatches = new ArrayList<>();
    private final List<SlotWarning> warnings = new ArrayList<>();
    private Optional<String> over = Optional.empty();
    private int deliveries;
    private @Nullable Waiting current;

    private Push(Directory directory, SessionOptions options, PushLimits limits, boolean recursive) {
        this.directory = directory;
        this.hyperbeam = options.profile() == Profile.HYPERBEAM;
        this.edge = hyperbeam && options.version() == NodeVersion.EDGE;
        this.limits = limits;
        this.recursive = recursive;
    }

    /** Delivers everything that a slot sent, and everything that comes of it. */
    public static Push all(
            Directory directory, SessionOptions options, PushLimits limits, String processId, SlotRecord slot) {
        Push push = new Push(directory, options, limits, true);
        push.await(processId, slot, 1);
        return push;
    }

    /** Delivers one message that a slot sent, and nothing that comes of it. */
    public static Push one(Directory directory, SessionOptions options, String processId, SlotRecord slot, String key) {
        Push push = new Push(directory, options, PushLimits.DEFAULT, false);
        outbox(slot).entries().forEach((found, message) -> {
            if (found.text().equals(key)) {
                push.waiting.add(new Waiting(new Origin(processId, slot.slot(), key), slot, message, 1));
            }
        });
        return push;
    }

    /** The delivery to run now; empty when the push is through. Call {@link #ended} before asking again. */
    public Optional<Next> next() {
        while (!waiting.isEmpty()) {
            Waiting first = waiting.pop();
            Optional<Dispatch.Undelivered> obstacle = obstacle(first);
            if (obstacle.isPresent()) {
                dispatches.add(new Dispatch(first.origin, first.from, target(first.message), obstacle.get()));
                continue;
            }
            String target = target(first.message).orElseThrow();
            Message sender = directory.definition(first.origin.processId()).orElse(Message.EMPTY);
            deliveries++;
            current = first;
            return Optional.of(new Next(
                    target,
                    Delivery.of(first.origin, (Message) first.message, sender, first.from.blockHeight(), edge)));
        }
        return Optional.empty();
    }

    /** Tells how the slot of the last delivery ended; what it sent is next. */
    public void ended(SlotRecord slot) {
        Waiting sent = current;
        if (sent == null) {
            throw new IllegalStateException("no delivery is under way");
        }
        current = null;
        String target = target(sent.message).orElseThrow();
        dispatches.add(new Dispatch(sent.origin, sent.from, Optional.of(target), new Dispatch.Delivered(target, slot)));
        switch (slot.status()) {
            case OK -> {
                if (recursive) {
                    await(target, slot, sent.depth + 1);
                }
            }
            case ERROR -> failed(target, slot);
            case STOPPED -> over = Optional.of("the push was stopped in slot " + slot.slot() + " of " + target);
        }
    }

    /** Ends the push before its time: neither the delivery under way nor what waits is delivered. */
    public void end(String reason) {
        over = Optional.of(reason);
        Waiting sent = current;
        if (sent != null) {
            current = null;
            waiting.push(sent);
        }
    }

    /** What was done so far. */
    public PushResult result() {
        return new PushResult(dispatches, warnings);
    }

    private void await(String processId, SlotRecord slot, int depth) {
        List<Map.Entry<Key, Value>> sent =
                new ArrayList<>(outbox(slot).entries().entrySet());
        sent.sort(Map.Entry.comparingByKey(order()));
        if (sent.size() > LAST_IN_ORDER && !hyperbeam) {
            warn(
                    RunRule.PUSH_ORDER,
                    slot.slot(),
                    "slot " + slot.slot() + " of " + processId + " sent " + sent.size() + " messages: HyperBEAM pushes"
                            + " them in the order of their keys as text, 1, 10, 11, 2. Send fewer, or do not rely on"
                            + " the order");
        }
        for (int i = sent.size() - 1; i >= 0; i--) {
            Origin origin =
                    new Origin(processId, slot.slot(), sent.get(i).getKey().text());
            waiting.push(new Waiting(origin, slot, sent.get(i).getValue(), depth));
        }
    }

    private Comparator<Key> order() {
        Comparator<Key> byText = (left, right) -> Key.compareBytes(left.text(), right.text());
        return hyperbeam
                ? byText
                : Comparator.<Key>comparingInt(key -> key.text().length()).thenComparing(byText);
    }

    private Optional<Dispatch.Undelivered> obstacle(Waiting one) {
        if (over.isPresent()) {
            return undelivered(Cause.ENDED, OptionalInt.empty(), over.get());
        }
        Optional<String> target = target(one.message);
        if (target.isEmpty()) {
            return edge
                    ? undelivered(
                            Cause.NO_TARGET,
                            OptionalInt.of(404),
                            "it names no target (on HyperBEAM: 404, Target"
                                    + " process not available.). Give it a Target, the id of a process")
                    : undelivered(
                            Cause.NO_TARGET,
                            OptionalInt.of(422),
                            "it names no target (on HyperBEAM: 422, No target"
                                    + " process found.). Give it a Target, the id of a process");
        }
        if (directory.definition(target.get()).isEmpty()) {
            return undelivered(Cause.NOT_HERE, OptionalInt.of(404), elsewhere(target.get()));
        }
        if (edge && ((Message) one.message).has("resolve")) {
            return undelivered(
                    Cause.NOT_EVALUATED,
                    OptionalInt.empty(),
                    "it has a key resolve: HyperBEAM evaluates that path and delivers what comes of it, which"
                            + " AOScope cannot do");
        }
        if (one.depth > limits.depth() || deliveries >= limits.deliveries()) {
            return limit(one);
        }
        return Optional.empty();
    }

    private static String elsewhere(String target) {
        String known = "HyperBEAM looks for it in its store, and else answers 404, Could not access target process!";
        if (target.equals(Actors.OWNER)) {
            return "no such process here: " + target + " is the address of the owner, who is no process. " + known;
        }
        return "no such process here: no process of this session has the id " + target + ". " + known;
    }

    private Optional<Dispatch.Undelivered> limit(Waiting one) {
        String reached = one.depth > limits.depth()
                ? "the push is " + limits.depth() + " hops from its first slot, its limit"
                : "the push has made " + limits.deliveries() + " deliveries, its limit";
        warn(
                RunRule.PUSH_ENDLESS,
                one.origin.slot(),
                reached + ". HyperBEAM has no limit: processes that answer each other's every message push for ever."
                        + " Let one of them end it, or raise the limit");
        return undelivered(
                Cause.LIMIT, OptionalInt.empty(), reached + "; processes that answer each other never come to an end");
    }

    private void failed(String target, SlotRecord slot) {
        String place = "slot " + slot.slot() + " of " + target;
        if (hyperbeam) {
            over = Optional.of("the push ended with the failure of " + place);
        } else if (!waiting.isEmpty()) {
            warn(
                    RunRule.PUSH_FAILURE,
                    slot.slot(),
                    place + " failed: on HyperBEAM the whole push ends there, and the " + waiting.size()
                            + (waiting.size() == 1 ? " message" : " messages") + " still waiting would not be"
                            + " delivered");
        }
    }

    private void warn(RunRule rule, int slot, String text) {
        boolean told = warnings.stream().anyMatch(known -> known.message().equals(text));
        if (!told) {
            warnings.add(new SlotWarning(rule.id(), text, Coordinate.of(slot, 1, PUSH, 0), 1));
        }
    }

    private static Optional<Dispatch.Undelivered> undelivered(Cause cause, OptionalInt status, String reason) {
        return Optional.of(new Dispatch.Undelivered(cause, status, reason));
    }

    private static Optional<String> target(Value message) {
        return message instanceof Message entries ? entries.text("target") : Optional.empty();
    }

    private static Message outbox(SlotRecord slot) {
        return slot.results().message("outbox").orElse(Message.EMPTY);
    }
}
