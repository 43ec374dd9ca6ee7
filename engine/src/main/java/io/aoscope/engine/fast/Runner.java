package io.aoscope.engine.fast;

import org.jspecify.annotations.Nullable;

/**
 * The thread of the running call, so that another can interrupt it. Code as Chicory compiles it looks at its thread's
 * interrupted status in loops and at calls; {@link TightCode} looks at the first memory, where that status counts as it
 * was when the call began.
 */
final class Runner {
    private @Nullable Thread thread;
    private @Nullable PagedMemory memory;
    private boolean interrupted;

    /** @param seen where the code looks first, null where it asks its thread */
    synchronized void begin(@Nullable PagedMemory seen) {
        if (thread != null) {
            throw new IllegalStateException("a call is running already");
        }
        thread = Thread.currentThread();
        memory = seen;
        if (interrupted) {
            thread.interrupt();
        }
        tell(thread.isInterrupted());
    }

    synchronized void interrupt() {
        interrupted = true;
        if (thread != null) {
            thread.interrupt();
            tell(true);
        }
    }

    /** Clears the status that {@link #interrupt} has set; one that others set stays. */
    synchronized void end() {
        tell(false);
        thread = null;
        memory = null;
        if (interrupted) {
            Thread.interrupted();
            interrupted = false;
        }
    }

    private void tell(boolean now) {
        if (memory != null) {
            memory.interrupted = now;
        }
    }
}
