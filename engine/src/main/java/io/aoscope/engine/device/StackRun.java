package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
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

    private final DeviceContext context;
    private final RunEnd end;
    private StackOrder order;
    private Message request;
    private String key;
    private List<String> rest;
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
        private final StackOrder order;
        private final Message request;
        private final String key;
        private final List<String> rest;
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
            this.order = run.order;
            this.request = run.request;
            this.key = run.key;
            this.rest = run.rest;
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

    private StackRun(Route.To route, Message request, RunEnd.Purpose purpose, DeviceContext context) {
        this.order = route.order();
        this.key = route.key();
        this.rest = route.rest();
        this.request = request;
        this.context = context;
        this.end = new RunEnd(purpose, route.base(), context);
        this.message = order.open(route.base());
        this.position = new Position(1, 0, "");
        this.state = stand(1, 1);
    }

    /** One device alone, without a stack around it. */
    public static StackRun single(String device, Message base, Message request, String key, DeviceContext context) {
        return single(device, base, request, key, RunEnd.Purpose.KEY, context);
    }

    private static StackRun single(
            String device, Message base, Message request, String key, RunEnd.Purpose purpose, DeviceContext context) {
        return new StackRun(new Route.To(base, new SingleOrder(device), key, List.of()), request, purpose, context);
    }

    /** A run that failed before it began. */
    static StackRun ended(String device, Message base, Failure failure, DeviceContext context) {
        StackRun run = single(device, base, Message.EMPTY, "compute", context);
        run.state = run.settle(new Outcome.Failed(failure));
        return run;
    }

    /** As the {@code device} of the state says (P13, P14): each key of a path is asked of what the one before it answered. */
    public static StackRun of(Message base, Message request, String path, DeviceContext context) {
        return of(base, request, path, RunEnd.Purpose.KEY, context);
    }

    /** {@link #of} for {@code init} of a process, which has to end with a new state (R19). */
    static StackRun init(Message base, Message request, String path, DeviceContext context) {
        return of(base, request, path, RunEnd.Purpose.INIT, context);
    }

    /** {@link #of} for a slot of a process, after which a node takes a snapshot (R19, R20). */
    static StackRun slot(Message base, Message request, String path, DeviceContext context) {
        return of(base, request, path, RunEnd.Purpose.SLOT, context);
    }

    /** Resolving begins with the keys of both messages in lower case (semantics 1, rule 1). */
    private static StackRun of(
            Message given, Message asked, String path, RunEnd.Purpose purpose, DeviceContext context) {
        Message base = given.normalized();
        Message request = asked.normalized();
        return switch (Route.of(base, request, path)) {
            case Route.To route -> new StackRun(route, at(request, route.key()), purpose, context);
            case Route.End(Message end) -> {
                StackRun run = single(MessageDevice.NAME, base, request, path, purpose, context);
                run.state = new State.Finished(end);
                yield run;
            }
            case Route.Nowhere(String device, FailureKind kind, String why) ->
                ended(device, base, Failure.of(kind, why, base), context);
        };
    }

    /** The request as a device sees it, whose path is the one key. */
    private static Message at(Message request, String key) {
        return request.has("path") ? request.put("path", Binary.of(key)) : request;
    }

    public Mark mark() {
        return new Mark(this);
    }

    /** Goes back, or forward again, to a mark of this run. */
    public void restore(Mark mark) {
        order = mark.order;
        request = mark.request;
        key = mark.key;
        rest = mark.rest;
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
        state = settle(question().guarded(() -> continuation.apply(result)));
        return state;
    }

    private Outcome ask() {
        return question().answer(steps.isEmpty(), end.ofProcess() && !(order instanceof SingleOrder));
    }

    private DeviceQuestion question() {
        return new DeviceQuestion(position.device(), key, message, request, context);
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
                after("pass", changed, changed, did, order.alone() ? Next.END : ifFold(Next.PASS));
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
        collected = collected.put(order.element(position.index()), value);
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
            case PASS -> nextPass();
            case END -> finish();
        };
    }

    private State nextPass() {
        Optional<Message> again = order.again(message);
        if (again.isEmpty()) {
            return failed(
                    FailureKind.BAD_REQUEST,
                    "pass is " + message.get("pass").map(Value::display).orElse("")
                            + ", to which nothing can be added");
        }
        message = again.get();
        return stand(position.pass() + 1, 1);
    }

    private State finish() {
        if (order.alone()) {
            String answered = steps.isEmpty() ? "ok" : steps.getLast().answered();
            if (answered.equals("not_found")) {
                DeviceStep last = steps.getLast();
                String why = position.device() + " does not answer the key " + key + ": " + last.did();
                return new State.Failed(failure(FailureKind.NOT_FOUND, why), last);
            }
            if (!answered.equals("ok")) {
                return end.refusal(answered, position.device())
                        .map(why -> failed(FailureKind.BAD_REQUEST, why))
                        .orElseGet(() -> new State.Finished(message));
            }
        }
        Value left = answer == null ? order.collects() ? collected : order.close(message) : answer;
        return rest.isEmpty() ? ended(left) : next(left);
    }

    private State ended(Value value) {
        return switch (end.of(value, key)) {
            case RunEnd.Verdict.Kept(Value kept) -> new State.Finished(kept);
            case RunEnd.Verdict.Failed(String why) -> failed(FailureKind.BAD_REQUEST, why);
        };
    }

    /** The next key of the path, asked of what the one before it answered. */
    private State next(Value answered) {
        return switch (Route.onwards(answered, request, key, position.device(), rest)) {
            case Route.To to -> {
                order = to.order();
                key = to.key();
                rest = to.rest();
                request = at(request, key);
                answer = null;
                collected = Message.EMPTY;
                message = order.open(to.base());
                yield stand(1, 1);
            }
            case Route.End(Message state) -> ended(state);
            case Route.Nowhere(var ignored, FailureKind kind, String why) -> failed(kind, why);
        };
    }

    private State failed(FailureKind kind, String why) {
        before = message;
        return new State.Failed(failure(kind, why), step("error", message, why));
    }

    private Failure failure(FailureKind kind, String why) {
        return Failure.of(kind, why, message).at(position.device(), position.index(), position.pass());
    }

    private State stand(int pass, int index) {
        Optional<String> device = order.device(message, index);
        if (device.isEmpty()) {
            return order instanceof FoldOrder && !message.has("device-stack")
                    ? failed(
                            FailureKind.DEVICE_NOT_LOADABLE,
                            "the state that " + position.device()
                                    + " answered has no device-stack, so no further device can be found")
                    : finish();
        }
        position = new Position(pass, index, device.get());
        instructions = OptionalLong.of(0);
        untouched = message;
        before = order.prepare(message, pass, index);
        message = before;
        return new State.BeforeDevice(position, before);
    }
}
