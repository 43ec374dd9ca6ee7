package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import java.util.Optional;

/** In what order the devices of a run come, and what each of them is given. */
sealed interface StackOrder permits FoldOrder, MapOrder, SingleOrder, TransformOrder {
    /** The state with which the run begins. */
    Message open(Message base);

    /** The device at a place, from 1; empty after the last. */
    Optional<String> device(Message state, int index);

    /** What the device at a place is given. */
    Message prepare(Message state, int pass, int index);

    /** What the run leaves. */
    Message close(Message state);

    /** Whether answers are collected by number instead of being handed on. */
    default boolean collects() {
        return false;
    }

    /** The element of {@code device-stack} at a place. A message there has no functions, so keys are read from the state. */
    static Optional<String> element(Message state, int index) {
        return state.get("device-stack/" + index)
                .map(value -> value instanceof Message ? MessageDevice.NAME : value.display());
    }
}
