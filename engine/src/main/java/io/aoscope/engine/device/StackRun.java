package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.NotEncodableException;
import io.aoscope.engine.message.NotSettableException;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through a stack of devices (semantics 4, rules P1 to P9): a state machine over (pass, device),
 * never a recursion, so that it can rest before and after each device and inside a machine. One thread at a time.
 */
public final class StackRun {
    /** Where the run stands. */
    public sealed interface State {
        /** The next {@link #advance} asks this device. */
        record BeforeDevice(Position position, Message state) implements State {}

        /** A device wants this call made; give its result to {@link #machineDone}. */
        record InMachine(MachineCall call) implements State {}

        /** A device has answered. */
        record AfterDevice(DeviceStep step) implements State {}

        /** The end: the new state, or a plain value that a device answered. */
        record Finished(Value value) implements State {}

        /** The end: a device failed; {@code step} is what it was doing. */
        record Failed(Failure failure, DeviceStep step) implements State {}
    }

    private enum Next {
        DEVICE,
        PASS,
        END
    }

    private final StackOrder order;
    private final Message request;
    private final String key;
    private final DeviceContext context;
    private final List<DeviceStep> steps = new ArrayList<>();

    private Message message;
    private State state;
    private Position position;
    private Message untouched = Message.EMPTY;
    private Message before = Message.EMPTY;
    private Message collected = Message.EMPTY;
    private Next next = Next.DEVICE;
    private @Nullable Value answer;
    private @Nullable Function<CallResult, Outcome> then;
    private OptionalLong instructions = OptionalLong.of(0);

    /** The whole run at one moment; machines and what imports see are not part of it. */
    public static final class Mark {
        private final List<DeviceStep> steps;
        private final Message message;
        private final State state;
        private final Position position;
        private final Message untouched;
        private final Message before;
        private final Message collected;
        private final Next next;
        private final @Nullable Value answer;
        private final @Nullable Function<CallResult, Outcome> then;
        private final OptionalLong instructions;

        private Mark(StackRun run) {
            this.steps = List.copyOf(run.steps);
            this.message = run.message;
            this.state = run.state;
            this.position = run.position;
            this.untouched = run.untouched;
            this.before = run.before;
            this.collected = run.collected;
            this.next = run.next;
            this.answer = run.answer;
            this.then = run.then;
            this.instructions = run.instructions;
        }
    }

    private StackRun(StackOrder order, Message base, Message request, String key, DeviceContext context) {
        this.order = order;
        this.request = request;
        this.key = key;
        this.context = context;
        this.message = order.open(base);
        this.position = new Position(1, 0, "");
        this.state = stand(1, 1);
    }

    /** Every device works on what the one before it left (semantics 4.2). */
    public static StackRun fold(Message base, Message request, String key, DeviceContext context) {
        return new StackRun(new FoldOrder(base), base, request, key, context);
    }

    /** Every device works on the same state, and what they answer is collected by number (semantics 4.4). */
    public static StackRun map(Message base, Message request, String key, DeviceContext context) {
        return new StackRun(new MapOrder(base), base, request, key, context);
    }

    /** One device alone, without a stack around it. */
    public static StackRun single(String device, Message base, Message request, String key, DeviceContext context) {
        return new StackRun(new SingleOrder(device), base, request, key, context);
    }

    /** A run that failed before it began. */
    static StackRun ended(String device, Message base, Failure failure, DeviceContext context) {
        StackRun run = single(device, base, Message.EMPTY, "compute", context);
        run.state = run.settle(new Outcome.Failed(failure));
        return run;
    }

    /** As the {@code device} of the state says: {@code stack@1.0} in the mode asked for, or that device alone. */
    public static StackRun of(Message base, Message request, String key, DeviceContext context) {
        String device = base.text("device").orElse("message@1.0");
        if (!device.equalsIgnoreCase("stack@1.0")) {
            return single(device, base, request, key, context);
        }
        boolean stacked = base.message("stack-keys")
                .map(keys -> keys.entries().values().stream().anyMatch(item -> item.equals(Binary.of(key))))
                .orElse(!key.equals("set") && !key.equals("keys"));
        if (!stacked) {
            return single("message@1.0", base, request, key, context);
        }
        if (!base.has("device-stack")) {
            return failed(
                    base,
                    FailureKind.DEVICE_NOT_LOADABLE,
                    "the state has no device-stack; give the process a list of devices",
                    context);
        }
        List<String> path = Paths.parts(key);
        if (path.size() > 2 && path.getFirst().equals("transform")) {
            return transform(path, base, request, context);
        }
        String mode = request.text("mode").or(() -> base.text("mode")).orElse("Fold");
        return switch (mode) {
            case "Fold" -> fold(base, request, key, context);
            case "Map" -> map(base, request, key, context);
            default ->
                failed(
                        base,
                        FailureKind.BAD_REQUEST,
                        "the mode of the stack is " + mode + "; a node knows Fold and Map, spelled like this",
                        context);
        };
    }

    /** {@code transform/n/key}: one device of the stack alone. */
    private static StackRun transform(List<String> path, Message base, Message request, DeviceContext context) {
        String element = path.get(1);
        String key = String.join("/", path.subList(2, path.size()));
        if (!base.has("device-stack/" + element)) {
            return failed(
                    base,
                    FailureKind.DEVICE_NOT_LOADABLE,
                    "the stack has no device " + element + " to transform to; count its devices from 1",
                    context);
        }
        TransformOrder order = new TransformOrder(new FoldOrder(base), Integer.parseInt(element));
        return new StackRun(order, base, request, key, context);
    }

    private static StackRun failed(Message base, FailureKind kind, String message, DeviceContext context) {
        return ended("stack@1.0", base, Failure.of(kind, message, base), context);
    }

    public Mark mark() {
        return new Mark(this);
    }

    /** Goes back, or forward again, to a mark of this run. */
    public void restore(Mark mark) {
        steps.clear();
        steps.addAll(mark.steps);
        message = mark.message;
        state = mark.state;
        position = mark.position;
        untouched = mark.untouched;
        before = mark.before;
        collected = mark.collected;
        next = mark.next;
        answer = mark.answer;
        then = mark.then;
        instructions = mark.instructions;
    }

    public Position position() {
        return position;
    }

    public State state() {
        return state;
    }

    /** The message as it stands: before a device what it is given, after it what it left. */
    public Message message() {
        return message;
    }

    public String key() {
        return key;
    }

    /** What the devices did so far, in order. */
    public List<DeviceStep> steps() {
        return List.copyOf(steps);
    }

    /** One transition. At an end nothing changes. */
    public State advance() {
        state = switch (state) {
            case State.BeforeDevice ignored -> settle(ask());
            case State.AfterDevice ignored -> move();
            case State.InMachine waiting ->
                throw new IllegalStateException(
                        "the call of " + waiting.call().function() + " has to be made first; then machineDone");
            case State.Finished end -> end;
            case State.Failed end -> end;
        };
        return state;
    }

    /**
     * What came of the call that {@link State.InMachine} asked for.
     *
     * @param executed instructions of the call; empty where they were not counted
     */
    public State machineDone(CallResult result, OptionalLong executed) {
        Function<CallResult, Outcome> continuation = then;
        if (continuation == null) {
            throw new IllegalStateException("no machine was asked for");
        }
        instructions = instructions.isPresent() && executed.isPresent()
                ? OptionalLong.of(instructions.getAsLong() + executed.getAsLong())
                : OptionalLong.empty();
        then = null;
        state = settle(guarded(() -> continuation.apply(result)));
        return state;
    }

    private Outcome ask() {
        Optional<Device> device = context.devices().find(position.device());
        return device.map(found -> guarded(() -> identified(found.resolve(key, message, request, context))))
                .orElseGet(() -> Outcome.failed(
                        FailureKind.DEVICE_NOT_LOADABLE,
                        "the stack names the device " + position.device() + ", which does not exist here. Known are "
                                + String.join(", ", context.devices().names()),
                        message));
    }

    /**
     * A node makes ids of state and request for the way that an answer took, and fails where it cannot. A state that
     * another device has left needs no id: it carries its own way.
     */
    private Outcome identified(Outcome outcome) {
        if (context.profile() == Profile.HYPERBEAM
                && steps.isEmpty()
                && outcome instanceof Outcome.Ok(Message ignored, String ignoredToo)) {
            MessageIds.idOfAllCommitments(request, context.codec());
            if (order instanceof SingleOrder) {
                MessageIds.idOfAllCommitments(message, context.codec());
            }
        }
        return outcome;
    }

    private Outcome guarded(Supplier<Outcome> work) {
        try {
            return work.get();
        } catch (NotEncodableException | NotSettableException e) {
            return Outcome.failed(FailureKind.BAD_REQUEST, String.valueOf(e.getMessage()), message);
        } catch (RuntimeException e) {
            return Outcome.failed(
                    FailureKind.INTERNAL,
                    "AOScope made a mistake in " + position.device() + ": " + e + ". Please report it with the message",
                    message);
        }
    }

    private State settle(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Enter enter -> {
                then = enter.then();
                yield new State.InMachine(enter.call());
            }
            case Outcome.Failed(Failure failure) -> {
                Failure placed = failure.at(position.device(), position.index(), position.pass());
                yield new State.Failed(placed, step("error", failure.state(), failure.message()));
            }
            case Outcome.NotFound(String did) -> after("not_found", before, before, did, Next.DEVICE);
            case Outcome.Ok(Value value, String did) -> order.collects() ? collect(value, did) : accept(value, did);
            case Outcome.Skip(Message changed, String did) -> after("skip", changed, changed, did, ifFold(Next.END));
            case Outcome.Pass(Message changed, String did) ->
                after("pass", changed, changed, did, order instanceof SingleOrder ? Next.END : ifFold(Next.PASS));
        };
    }

    private State accept(Value value, String did) {
        if (value instanceof Message changed) {
            return after("ok", changed, changed, did, Next.DEVICE);
        }
        answer = value;
        return after("ok", before, untouched, did, Next.END);
    }

    private State collect(Value value, String did) {
        collected = collected.put(Integer.toString(position.index()), value);
        return after("ok", before, untouched, did, Next.DEVICE);
    }

    private Next ifFold(Next wanted) {
        return order.collects() ? Next.DEVICE : wanted;
    }

    private State after(String answered, Message shown, Message kept, String did, Next where) {
        DeviceStep step = step(answered, shown, did);
        message = order.collects() ? untouched : kept;
        next = where;
        return new State.AfterDevice(step);
    }

    private DeviceStep step(String answered, Message changed, String did) {
        DeviceStep step = new DeviceStep(
                position.pass(),
                position.index(),
                position.device(),
                key,
                answered,
                before,
                changed,
                did,
                instructions);
        steps.add(step);
        return step;
    }

    private State move() {
        return switch (next) {
            case DEVICE -> stand(position.pass(), position.index() + 1);
            case PASS -> stand(position.pass() + 1, 1);
            case END -> finish();
        };
    }

    private State finish() {
        Value end = order.collects() ? collected : order.close(message);
        return new State.Finished(answer == null ? end : answer);
    }

    private State stand(int pass, int index) {
        Optional<String> device = order.device(message, index);
        if (device.isEmpty()) {
            return finish();
        }
        position = new Position(pass, index, device.get());
        instructions = OptionalLong.of(0);
        untouched = message;
        before = order.prepare(message, pass, index);
        message = before;
        return new State.BeforeDevice(position, before);
    }
}
