package io.aoscope.engine.vm;

import org.jspecify.annotations.Nullable;

/** Counts the instructions of a machine. While one is set every function runs in its stepping form. */
public interface Observer {
    /**
     * A stretch of one function begins: it was called or returned to, or goes on.
     *
     * @param depth frames on the stack
     * @param instructions executed so far in the call
     * @return counters, one an instruction of the function, to be raised as each is executed; or null
     */
    long @Nullable [] running(FunctionHandle function, int depth, long instructions);
}
