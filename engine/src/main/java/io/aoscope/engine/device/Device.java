package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;

/** Something that answers keys on a message, named as {@code patch@1.0} is. Devices keep no state of their own. */
public interface Device {
    /** The name in lower case, with its version. */
    String name();

    /** Whether the device itself answers the key; every other is answered as by a plain message (rule M1). */
    default boolean knows(String key) {
        return true;
    }

    /**
     * Answers a key that it {@link #knows}.
     *
     * @param key what is asked, such as {@code compute}
     * @param base the state
     * @param request the request; in a slot the assignment
     */
    Outcome resolve(String key, Message base, Message request, DeviceContext context);
}
