package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;

/**
 * Why a message failed.
 *
 * @param kind a {@link FailureKind#id()}
 * @param message what happened, where, and what to do about it
 * @param device the name of the device, empty until a stack fills it in
 * @param deviceNumber its place in the stack, from 1; 0 outside a stack
 * @param pass the pass, from 1; 0 outside a stack
 * @param state the state as it stood, with {@code results/body} where the device wrote one
 */
public record Failure(String kind, String message, String device, int deviceNumber, int pass, Message state) {
    public static Failure of(FailureKind kind, String message, Message state) {
        return new Failure(kind.id(), message, "", 0, 0, state);
    }

    /** The failure with its place in a stack. */
    public Failure at(String name, int number, int inPass) {
        return new Failure(kind, message, name, number, inPass, state);
    }

    /** Whether it is of this kind. */
    public boolean is(FailureKind other) {
        return kind.equals(other.id());
    }
}
