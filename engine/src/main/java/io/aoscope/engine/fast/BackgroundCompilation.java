package io.aoscope.engine.fast;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A module being compiled by an executor, while its first calls run on the stepping tier. */
public final class BackgroundCompilation {
    private final Future<Compilation> future;

    private BackgroundCompilation(Future<Compilation> future) {
        this.future = future;
    }

    /** Begins to compile a module, or to load its code where that was kept. */
    public static BackgroundCompilation start(ImageCompiler compiler, ExecutorService executor) {
        return new BackgroundCompilation(executor.submit(compiler::compile));
    }

    /** What became of it; empty while it is compiling. Never waits. */
    public Optional<Compilation> result() {
        return future.isDone() ? Optional.of(finished()) : Optional.empty();
    }

    /** Waits until it is over. */
    public Compilation await() throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    private Compilation finished() {
        return future.state() == Future.State.SUCCESS ? future.resultNow() : failed(future.exceptionNow());
    }

    private static Compilation failed(@Nullable Throwable cause) {
        return new Compilation.Unsupported(
                cause instanceof InterruptedException
                        ? "its compilation was cancelled"
                        : "the compiler failed: " + cause);
    }
}
