package io.aoscope.engine.fast;

import com.dylibso.chicory.compiler.Cache;
import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.Parser;
import io.aoscope.engine.wasm.WasmModule;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A module compiled to JVM classes. Immutable, for any number of instances
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

    /** Why a valid module cannot be compiled, as far as its instructions and declarations tell. */
    public static Optional<String> refusal(WasmModule module) {
        return Optional.ofNullable(Acceptance.refusal(module));
    }

    /**
     * Compiles a valid module. Takes from milliseconds to seconds: for a background thread.
     *
     * @throws InterruptedException where the thread was interrupted; seen between the steps only, so
     *     up to a second later
     */
    public static Compilation compile(WasmModule module) throws InterruptedException {
        return compile(module, code -> {});
    }

    /** As {@link #compile(WasmModule)}, and hands over the code for {@link #of}. */
    static Compilation compile(WasmModule module, Consumer<CodeEntry> code) throws InterruptedException {
        return switch (Lowering.lower(module)) {
            case Lowered.Unsupported(String reason) -> new Compilation.Unsupported(reason);
            case Lowered.Rewritten(byte[] bytes) -> compile(module, bytes, code);
        };
    }

    private static Compilation compile(WasmModule module, byte[] bytes, Consumer<CodeEntry> code)
            throws InterruptedException {
        try {
            checkInterruption();
            com.dylibso.chicory.wasm.WasmModule lowered = Parser.parse(bytes);
            checkInterruption();
            Function<Instance, Machine> machines = machines(lowered, new Cache() {
                @Override
                public byte @Nullable [] get(String digest) {
                    return null;
                }

                @Override
                public void putIfAbsent(String digest, byte[] classes) {
                    code.accept(new CodeEntry(Lowering.shell(module), classes));
                }
            });
            checkInterruption();
            return new Compilation.Compiled(new CompiledImage(module, lowered, machines));
        } catch (RuntimeException | LinkageError e) {
            return new Compilation.Unsupported(reason(e));
        }
    }

    /** A module and the code that was made of it before; empty where that does not load. */
    static Optional<CompiledImage> of(WasmModule module, CodeEntry code) {
        try {
            com.dylibso.chicory.wasm.WasmModule shell =
                    Parser.builder().withValidation(false).build().parse(() -> new ByteArrayInputStream(code.shell()));
            Function<Instance, Machine> machines = machines(shell, new Cache() {
                @Override
                public byte[] get(String digest) {
                    return code.classes();
                }

                @Override
                public void putIfAbsent(String digest, byte[] classes) {}
            });
            return Optional.of(new CompiledImage(module, shell, machines));
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Function<Instance, Machine> machines(com.dylibso.chicory.wasm.WasmModule module, Cache cache) {
        return MachineFactoryCompiler.builder(module)
                .withInterpreterFallback(InterpreterFallback.FAIL)
                .withCache(cache)
                .compile();
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
