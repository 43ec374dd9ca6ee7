package io.aoscope.engine.debug;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What other threads ask of a slot that is running: pause, stop, other breakpoints. The worker reads
 * it between slices of instructions; each request interrupts the machine so that a slice ends at once.
 */
final class Requests {
    private @Nullable Runnable interrupt;
    private boolean pause;
    private boolean stop;
    private boolean muted;
    private Set<Breakpoint> breakpoints = Set.of();

    /** How to interrupt what executes now, or null where nothing does. */
    synchronized void executing(@Nullable Runnable now) {
        interrupt = now;
        if (now != null && (pause || stop)) {
            now.run();
        }
    }

    synchronized void pause() {
        if (!muted) {
            pause = true;
            wake();
        }
    }

    synchronized void stop() {
        stop = true;
        wake();
    }

    synchronized void breakpoints(Set<Breakpoint> wanted) {
        breakpoints = Set.copyOf(wanted);
        wake();
    }

    synchronized Set<Breakpoint> breakpoints() {
        return muted ? Set.of() : breakpoints;
    }

    /** What the user set, also while nothing stops there. */
    synchronized Set<Breakpoint> breakpointsSet() {
        return breakpoints;
    }

    /** Whether breakpoints and pauses are passed over, as in a replay. */
    synchronized void mute(boolean wanted) {
        muted = wanted;
        pause = false;
    }

    synchronized boolean stopWanted() {
        return stop;
    }

    synchronized boolean pauseWanted() {
        return pause;
    }

    synchronized boolean takePause() {
        boolean wanted = pause;
        pause = false;
        return wanted;
    }

    /** Forgets pause and stop; called when a slot begins or goes on. */
    synchronized void clear() {
        pause = false;
        stop = false;
    }

    private void wake() {
        if (interrupt != null) {
            interrupt.run();
        }
    }
}
