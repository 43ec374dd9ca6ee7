package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;

/** {@code init} or one slot of a process, under way. Advance {@link #stack()} to its end, then {@link #finish()}. */
public final class ProcessRun {
    private final Message before;
    private final String device;
    private final Message done;
    private final StackRun stack;
    private final DeviceContext context;

    ProcessRun(Message before, String device, Message done, StackRun stack, DeviceContext context) {
        this.before = before;
        this.device = device;
        this.done = done;
        this.stack = stack;
        this.context = context;
    }

    /** The run itself. */
    public StackRun stack() {
        return stack;
    }

    /**
     * The state of the process afterwards. Where the stack failed it is the state before, except for what the profile
     * leaves behind (rules R14, R15); memories of machines are not part of it and are the caller's to put back.
     *
     * @throws IllegalStateException while the stack has not ended
     */
    public Message finish() {
        return switch (stack.state()) {
            case StackRun.State.Finished(Message state) -> backToProcess(state).set(done);
            case StackRun.State.Finished ignored -> before.set(done);
            case StackRun.State.Failed(Failure failure, DeviceStep ignored) ->
                context.conduct().afterFailure(before, done, failure);
            default -> throw new IllegalStateException("the run has not ended; it stands at " + stack.position());
        };
    }

    private Message backToProcess(Message state) {
        boolean swapped = state.text("device").filter(device::equals).isPresent();
        return swapped ? state.put("device", Binary.of(ProcessDevice.NAME)) : state;
    }
}
