package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.StopPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other threads ask of a slot that is running: pause, stop, other stop points. The worker reads
 * it between slices of instructions; each request interrupts the machine so that a slice ends at once.
 */
final class Requests {
    private @Nullable Runnable interrupt;
    private boolean pause;
    private boolean stop;
    private boolean muted;
    private List<StopPoint> stops = List.of();

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

    synchronized void stops(List<StopPoint> wanted) {
        stops = List.copyOf(wanted);
        wake();
    }

    /** The same list as long as they are the same. */
    synchronized List<StopPoint> stops() {
        return muted ? List.of() : stops;
    }

    /** One that was to stop once has stopped. */
    synchronized void done(StopPoint once) {
        stops = stops.stream().filter(stop -> stop.id() != once.id()).toList();
    }

    /** What the user set, also while nothing stops there. */
    synchronized List<StopPoint> stopsSet() {
        return stops;
    }

    /** Whether stop points and pauses are passed over, as in a replay. */
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
