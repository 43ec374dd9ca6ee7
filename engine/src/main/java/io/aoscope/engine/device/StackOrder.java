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

    /** The state with which the next pass begins; empty where passes cannot be counted. */
    default Optional<Message> again(Message state) {
        return Optional.of(state);
    }

    /** The key of {@code device-stack} at a place. */
    default String element(int index) {
        return Integer.toString(index);
    }

    /** Whether answers are collected by number instead of being handed on. */
    default boolean collects() {
        return false;
    }

    /** Whether one device is asked, whose answer is the answer of the run. */
    default boolean alone() {
        return false;
    }

    /** The element of {@code device-stack} under a key. A message there has no functions, so keys are read from the state. */
    static Optional<String> element(Message state, String key) {
        return state.get("device-stack/" + key)
                .map(value -> value instanceof Message ? MessageDevice.NAME : value.display());
    }
}
