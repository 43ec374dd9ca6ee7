package io.aoscope.ui.kit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Work that is too long for the JavaFX thread: it runs on an executor, its result and its failure come
 * back through the gate. Of a job that was cancelled neither comes.
 */
public final class Background {
    private final Executor executor;
    private final FxGate gate;
    private final Consumer<Throwable> failures;

    public Background(Executor executor, FxGate gate, Consumer<Throwable> failures) {
        this.executor = executor;
        this.gate = gate;
        this.failures = failures;
    }

    /** Does everything at once on the caller's thread; for tests of view models. */
    public static Background direct() {
        return new Background(Runnable::run, FxGate.direct(), problem -> {
            throw new IllegalStateException(problem);
        });
    }

    /**
     * Starts a job.
     *
     * @param work asks its argument now and then whether it was cancelled
     * @param then takes the result on the JavaFX thread
     */
    public <T> Job run(Function<BooleanSupplier, T> work, Consumer<? super T> then) {
        var job = new Job();
        var _ = CompletableFuture.supplyAsync(() -> work.apply(job::cancelled), executor)
                .whenComplete((result, problem) -> gate.run(() -> {
                    if (job.cancelled()) {
                        return;
                    }
                    if (problem != null) {
                        failures.accept(problem);
                    } else {
                        then.accept(result);
                    }
                }));
        return job;
    }

    /** Work under way. */
    public static final class Job {
        private final AtomicBoolean cancelled = new AtomicBoolean();

        private Job() {}

        /** Asks the work to end early and drops its result. */
        public void cancel() {
            cancelled.set(true);
        }

        public boolean cancelled() {
            return cancelled.get();
        }
    }
}
