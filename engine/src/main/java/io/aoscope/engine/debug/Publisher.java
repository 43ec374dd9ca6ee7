package io.aoscope.engine.debug;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Shows other threads where a session stands: the last published view, which any thread reads, and the
 * listeners who are told of each. The worker alone publishes.
 */
final class Publisher {
    private static final Duration PROGRESS_EVERY = Duration.ofMillis(100);

    private final InstantSource clock;
    private final Supplier<SessionView> picture;
    private final List<Consumer<SessionView>> listeners = new CopyOnWriteArrayList<>();
    private volatile SessionView view;

    /** The worker only. */
    private Instant published = Instant.EPOCH;

    /**
     * @param picture the session as it stands
     */
    Publisher(InstantSource clock, Supplier<SessionView> picture) {
        this.clock = clock;
        this.picture = picture;
        this.view = picture.get();
    }

    SessionView view() {
        return view;
    }

    DebugSession.Subscription listen(Consumer<SessionView> listener) {
        listeners.add(listener);
        listener.accept(view);
        return () -> listeners.remove(listener);
    }

    /** Tells nobody any more. */
    void dismiss() {
        listeners.clear();
    }

    void publish() {
        published = clock.instant();
        view = picture.get();
        for (Consumer<SessionView> listener : listeners) {
            listener.accept(view);
        }
    }

    /** Publishes, unless that was done a moment ago. */
    void progress() {
        if (Duration.between(published, clock.instant()).compareTo(PROGRESS_EVERY) >= 0) {
            publish();
        }
    }
}
