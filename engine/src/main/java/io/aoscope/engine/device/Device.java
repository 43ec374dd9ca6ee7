package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;

/** Something that answers keys on a message, named as {@code patch@1.0} is. Devices keep no state of their own. */
public interface Device {
    /** The name in lower case, with its version. */
    String name();

    /**
     * Answers a key.
     *
     * @param key what is asked, such as {@code compute}
     * @param base the state
     * @param request the request; in a slot the assignment
     */
    Outcome resolve(String key, Message base, Message request, DeviceContext context);
}
