package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;

/** What a device answers to an {@link ImportCall}. */
public sealed interface ImportAnswer {
    /** Returns to the guest, with the new state of the process. Missing values are 0. */
    record Returned(Message state, long... values) implements ImportAnswer {}

    /** The device has no such function: the call is recorded, and the stub returns this value. */
    record Unknown(long value) implements ImportAnswer {}

    /** Ends the guest's call: a {@link ProcessExit}, or a {@link Failure}. */
    record Ended(Object reason) implements ImportAnswer {}
}
