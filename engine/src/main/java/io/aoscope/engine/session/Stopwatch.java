package io.aoscope.engine.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Adds up the time between {@link #start} and {@link #stop}. */
final class Stopwatch {
    private final InstantSource clock;
    private Duration sum = Duration.ZERO;
    private @Nullable Instant since;

    Stopwatch(InstantSource clock) {
        this.clock = clock;
    }

    void start() {
        since = clock.instant();
    }

    void stop() {
        sum = elapsed();
        since = null;
    }

    Duration elapsed() {
        return since == null ? sum : sum.plus(Duration.between(since, clock.instant()));
    }
}
