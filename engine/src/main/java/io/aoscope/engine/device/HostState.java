package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;

/**
 * The state of the process as the imports of one instance see and change it while a call runs. The state itself is
 * immutable: whoever wants to come back to a moment keeps {@link #state()} and gives it to {@link #restore}.
 */
public final class HostState {
    private Message state;
    private DeviceContext context;
    private boolean started;

    /** All of it at one moment. */
    public record Mark(Message state, DeviceContext context, boolean started) {}

    HostState(Message state, DeviceContext context) {
        this.state = state;
        this.context = context;
    }

    public Message state() {
        return state;
    }

    public void restore(Message earlier) {
        state = earlier;
    }

    public Mark mark() {
        return new Mark(state, context, started);
    }

    public void restore(Mark mark) {
        state = mark.state();
        context = mark.context();
        started = mark.started();
    }

    /** The services that imports use from now on; a replay may give others than the recording had. */
    public void use(DeviceContext services) {
        context = services;
    }

    /** Whether the functions that run at instantiation are done. */
    boolean started() {
        return started;
    }

    void start() {
        started = true;
    }

    DeviceContext context() {
        return context;
    }
}
