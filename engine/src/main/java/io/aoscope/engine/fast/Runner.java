package io.aoscope.engine.fast;

import org.jspecify.annotations.Nullable;

/**
 * The thread of the running call, so that another can interrupt it: compiled code looks at its
 * thread's interrupted status in loops and at calls.
 */
final class Runner {
    private @Nullable Thread thread;
    private boolean interrupted;

    synchronized void begin() {
        if (thread != null) {
            throw new IllegalStateException("a call is running already");
        }
        thread = Thread.currentThread();
        if (interrupted) {
            thread.interrupt();
        }
    }

    synchronized void interrupt() {
        interrupted = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Clears the status that {@link #interrupt} has set; one that others set stays. */
    synchronized void end() {
        thread = null;
        if (interrupted) {
            Thread.interrupted();
            interrupted = false;
        }
    }
}
