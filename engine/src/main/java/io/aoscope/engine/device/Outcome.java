package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.function.Function;

/** What a device answers (semantics 3). {@code did} is one line for a person: what the device did, with numbers. */
public sealed interface Outcome {
    /** The new state, or a plain value, which ends a stack at once. */
    record Ok(Value value, String did) implements Outcome {}

    /** Ends the stack with this state; what follows does not run. */
    record Skip(Message state, String did) implements Outcome {}

    /** Starts the next pass with this state. */
    record Pass(Message state, String did) implements Outcome {}

    /** The device does not know the key; a stack goes on with the next. */
    record NotFound(String did) implements Outcome {
        public NotFound() {
            this("does not answer this key");
        }
    }

    /** The message cannot go on. */
    record Failed(Failure failure) implements Outcome {}

    /** Run this call of a machine to its end, then ask {@code then} with what came of it. */
    record Enter(MachineCall call, Function<CallResult, Outcome> then) implements Outcome {}

    /** A failure whose place the stack fills in. */
    static Outcome failed(FailureKind kind, String message, Message state) {
        return new Failed(Failure.of(kind, message, state));
    }
}
