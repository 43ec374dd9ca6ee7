package io.aoscope.engine.debug;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Answers of a worker to other threads. */
final class Answers {
    private Answers() {}

    /** Runs a task on a worker. Whatever it throws, an {@link Error} too, ends the answer: nobody waits for ever. */
    static <T> CompletableFuture<T> of(Executor worker, Callable<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            worker.execute(() -> {
                try {
                    answer.complete(task.call());
                } catch (Throwable e) {
                    answer.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new SessionException("The session is closed."));
        }
        return answer;
    }
}
