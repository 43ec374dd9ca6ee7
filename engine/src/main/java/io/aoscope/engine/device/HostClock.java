package io.aoscope.engine.device;

/** The time a guest sees. */
@FunctionalInterface
public interface HostClock {
    /** Nanoseconds since 1970 (clock 0), or since some start (any other clock). */
    long nanoseconds(int clock);

    /** A clock that stands still. */
    static HostClock fixed(long nanoseconds) {
        return clock -> nanoseconds;
    }
}
