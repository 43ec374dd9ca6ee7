package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.NotEncodableException;
import java.util.Optional;

/**
 * What a node does around a slot, each of which it computes in a request of its own (semantics 6.2, 6.5; R20, R21): after
 * it a snapshot is asked of the execution device, before the next the restored state is normalised by it.
 */
final class NodeRequests {
    private static final String SNAPSHOT = "snapshot";
    private static final String NORMALIZE = "normalize";

    private NodeRequests() {}

    /** Normalising under way or done. */
    record Normalized(Message state, Optional<Failure> failure) {}

    /**
     * What comes of {@code normalize}, which every device of the stack is asked.
     *
     * @param prepared the state with its execution device as device
     */
    static Normalized normalize(Message prepared, DeviceContext context) {
        DeviceContext silent = context.withEvents(EventSink.NONE);
        Message request = Message.of("path", Binary.of(NORMALIZE));
        StackRun run = StackRun.init(prepared, request, NORMALIZE, silent);
        StackRun.State at = run.state();
        while (at instanceof StackRun.State.BeforeDevice || at instanceof StackRun.State.AfterDevice) {
            at = run.advance();
        }
        return switch (at) {
            case StackRun.State.Finished(Message end) ->
                new Normalized(asked(run) ? end.remove(SNAPSHOT) : stopped(end.remove(SNAPSHOT)), Optional.empty());
            case StackRun.State.Failed(Failure failure, DeviceStep ignored) ->
                new Normalized(prepared, Optional.of(failure));
            default -> new Normalized(prepared, Optional.empty());
        };
    }

    private static boolean asked(StackRun run) {
        return run.steps().stream()
                .anyMatch(step -> step.device().equalsIgnoreCase(Wasm64Device.NAME)
                        && step.answered().equals("ok"));
    }

    /** The state without images, which nothing started again. */
    private static Message stopped(Message state) {
        Message without = state.withoutLive(Wasm64Device.instancePath(state));
        MapOrder stack = new MapOrder(state);
        for (int n = 1; stack.device(state, n).isPresent(); n++) {
            without = without.withoutLive(Wasm64Device.instancePath(stack.prepare(state, 1, n)));
        }
        return without;
    }

    /** Why no snapshot can be taken of the state after a slot, which then fails; empty where one can. */
    static Optional<String> snapshotProblem(Message state, DeviceContext context) {
        try {
            MessageIds.id(state, context.codec());
        } catch (NotEncodableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        String execution = state.text("execution-device").orElse(ProcessDevice.DEFAULT_EXECUTION);
        if (execution.equalsIgnoreCase(ProcessDevice.DEFAULT_EXECUTION)) {
            return Optional.empty();
        }
        if (!execution.equalsIgnoreCase(Route.STACK)) {
            return problem(execution, state, context, true);
        }
        Message stack = state.put("device", Binary.of(Route.STACK));
        if (!Route.stacked(stack, SNAPSHOT)) {
            return state.has(SNAPSHOT)
                    ? Optional.empty()
                    : Optional.of("stack-keys does not name snapshot, which is asked after every slot");
        }
        MapOrder map = new MapOrder(stack);
        for (int n = 1; ; n++) {
            Optional<String> device = map.device(stack, n);
            if (device.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> problem = problem(device.get(), map.prepare(stack, 1, n), context, false);
            if (problem.isPresent()) {
                return problem;
            }
        }
    }

    /** @param alone whether nobody else can answer */
    private static Optional<String> problem(String name, Message state, DeviceContext context, boolean alone) {
        Optional<Device> device = context.devices().find(name);
        if (device.isEmpty()) {
            return Optional.of("the device " + name + " does not exist here");
        }
        if (!device.get().knows(SNAPSHOT)) {
            return alone && !state.has(SNAPSHOT)
                    ? Optional.of(name + " does not answer snapshot, which is asked after every slot")
                    : Optional.empty();
        }
        return device.get() instanceof Wasm64Device
                        && Wasm64Device.running(state).isEmpty()
                ? Optional.of("no image is running under the output prefix " + Wasm64Device.prefix(state)
                        + ", of which a snapshot could be taken")
                : Optional.empty();
    }
}
