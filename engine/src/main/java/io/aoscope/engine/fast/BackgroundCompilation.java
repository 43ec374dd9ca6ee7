package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.WasmModule;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** A module being compiled by an executor, while its first calls run on the stepping tier. */
public final class BackgroundCompilation {
    private final Future<Compilation> future;

    private BackgroundCompilation(Future<Compilation> future) {
        this.future = future;
    }

    /** Begins to compile a valid module. */
    public static BackgroundCompilation start(WasmModule module, ExecutorService executor) {
        return new BackgroundCompilation(executor.submit(() -> CompiledImage.compile(module)));
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
        } catch (ExecutionException | CancellationException e) {
            return failed(e);
        }
    }

    /** Gives up the result; the work itself ends within a second or two. */
    public void cancel() {
        future.cancel(true);
    }

    private Compilation finished() {
        return switch (future.state()) {
            case SUCCESS -> future.resultNow();
            case FAILED -> failed(future.exceptionNow());
            default -> failed(new CancellationException());
        };
    }

    private static Compilation failed(Throwable failure) {
        Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
        return new Compilation.Unsupported(
                cause instanceof CancellationException || cause instanceof InterruptedException
                        ? "its compilation was cancelled"
                        : "the compiler failed: " + cause);
    }
}
