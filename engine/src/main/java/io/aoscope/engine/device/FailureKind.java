package io.aoscope.engine.device;

import java.util.Locale;

/** Every way in which a message can fail; {@link #id()} is the spelling in results and on the command line. */
public enum FailureKind {
    /** The image trapped. */
    TRAP,
    /** The exported function does not exist. */
    FUNCTION_NOT_FOUND,
    /** The arguments do not fit the function. */
    BAD_ARGUMENTS,
    /** {@code handle} returned nothing, or a pointer that cannot be read. */
    REPLY_UNREADABLE,
    /** The reply has no terminating zero. */
    REPLY_UNTERMINATED,
    /** The reply is not JSON. */
    REPLY_NOT_JSON,
    /** The reply is JSON without {@code ok: true} and {@code response}. */
    REPLY_NOT_OK,
    /** The response has neither {@code Output.data} nor {@code Error}, or malformed messages. */
    INVALID_RESULTS,
    /** {@code malloc} is missing, trapped, or gave memory that cannot be written. */
    MALLOC_FAILED,
    /** A string of the message is not UTF-8. */
    INVALID_UTF8,
    /** The target has a length that no id has. */
    BAD_TARGET,
    /** The request has no message in its {@code body}, or the state no process. */
    BAD_REQUEST,
    /** Neither the device that was asked nor the state has the key. */
    NOT_FOUND,
    /** A message names a device that does not exist. */
    DEVICE_NOT_LOADABLE,
    /** The image cannot be found, decoded, validated or linked. */
    IMAGE_NOT_LOADABLE,
    /** There is neither a running image nor a snapshot to start one from. */
    NO_INSTANCE,
    /** A patch that the node cannot apply. */
    BAD_PATCH,
    /** HyperBEAM would hang for ever. */
    WOULD_HANG,
    /** HyperBEAM's whole node would crash. */
    WOULD_CRASH,
    /** A limit of the session was reached. */
    LIMIT,
    /** An earlier slot failed, so no later one can run. */
    BLOCKED,
    /** The guest ended itself with a code other than 0. */
    EXIT,
    /** Stopped by the user. */
    STOPPED,
    /** A mistake of AOScope. */
    INTERNAL;

    /** Lower case with hyphens, such as {@code reply-not-json}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
