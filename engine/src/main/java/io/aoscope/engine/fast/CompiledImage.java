package io.aoscope.engine.fast;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.Parser;
import io.aoscope.engine.wasm.WasmModule;
import java.util.function.Function;

/**
 * A module compiled to JVM classes, which are kept in memory. Immutable, for any number of instances
 * on any threads.
 */
public final class CompiledImage {
    private final WasmModule module;
    private final com.dylibso.chicory.wasm.WasmModule lowered;
    private final Function<Instance, Machine> machines;

    private CompiledImage(
            WasmModule module, com.dylibso.chicory.wasm.WasmModule lowered, Function<Instance, Machine> machines) {
        this.module = module;
        this.lowered = lowered;
        this.machines = machines;
    }

    /**
     * Compiles a valid module. Takes from milliseconds to seconds: for a background thread.
     *
     * @throws InterruptedException where the thread was interrupted; seen between the steps only, so
     *     up to a second later
     */
    public static Compilation compile(WasmModule module) throws InterruptedException {
        return switch (Lowering.lower(module)) {
            case Lowered.Unsupported(String reason) -> new Compilation.Unsupported(reason);
            case Lowered.Rewritten(byte[] bytes) -> compile(module, bytes);
        };
    }

    private static Compilation compile(WasmModule module, byte[] bytes) throws InterruptedException {
        try {
            checkInterruption();
            com.dylibso.chicory.wasm.WasmModule lowered = Parser.parse(bytes);
            checkInterruption();
            Function<Instance, Machine> machines = MachineFactoryCompiler.builder(lowered)
                    .withInterpreterFallback(InterpreterFallback.FAIL)
                    .compile();
            checkInterruption();
            return new Compilation.Compiled(new CompiledImage(module, lowered, machines));
        } catch (RuntimeException | LinkageError e) {
            return new Compilation.Unsupported(reason(e));
        }
    }

    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.startsWith("WASM function size exceeds")
                ? "a function is too large for a JVM method:" + message.substring(message.lastIndexOf(':') + 1)
                : "the compiler failed: " + failure;
    }

    /** The original module. */
    public WasmModule module() {
        return module;
    }

    com.dylibso.chicory.wasm.WasmModule lowered() {
        return lowered;
    }

    Function<Instance, Machine> machines() {
        return machines;
    }

    private static void checkInterruption() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the compilation was cancelled");
        }
    }
}
