package io.aoscope.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for what a session does on its own thread, as long as it may take on a busy machine. */
final class Waits {
    private Waits() {}

    static <T> T await(CompletableFuture<T> work) throws Exception {
        return work.get(60, TimeUnit.SECONDS);
    }

    static SessionView whenPaused(DebugSession session) throws InterruptedException {
        return when(session, view -> view.run() == RunState.PAUSED);
    }

    /** The view of a session as soon as it is, or has been, as wanted. */
    static SessionView when(DebugSession session, Predicate<SessionView> wanted) throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        try (var _ = session.listen(view -> {
            if (wanted.test(view)) {
                seen.countDown();
            }
        })) {
            assertThat(seen.await(60, TimeUnit.SECONDS)).isTrue();
        }
        return session.view();
    }
}
