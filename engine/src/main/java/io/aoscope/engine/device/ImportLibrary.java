package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.Optional;

/**
 * Imports of an image answered in Java (rule I8): implement this, name the class in {@code
 * META-INF/services/io.aoscope.engine.device.ImportLibrary} of a jar on the class path, and let a process name it under
 * {@code stdlib/<module>/device}. Keep no state: a message may run again.
 */
public interface ImportLibrary {
    /** The device name in lower case with a version, such as {@code my-lib@1.0}. */
    String name();

    /**
     * Answers a call.
     *
     * @param function the second name of the import
     * @param arguments integers and floats
     * @param settings what the process keeps beside {@code device}
     * @return the results; empty where there is no such function, which then answers 0 as undefined imports do
     */
    Optional<List<Value>> call(String function, List<Value> arguments, Message settings);

    /** Whether {@link #call} answers a function, for showing it before it is called. */
    default boolean answers(String function, Message settings) {
        return true;
    }
}
