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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A module compiled to JVM classes. Immutable, for any number of instances
 * on any threads.
 */
public final class CompiledImage {
    private static final byte[] NONE = new byte[0];

    private final WasmModule module;
    private final com.dylibso.chicory.wasm.WasmModule lowered;
    private final Supplier<Function<Instance, Machine>> machines;
    private final @Nullable Function<Instance, Machine> tight;

    private CompiledImage(
            WasmModule module,
            com.dylibso.chicory.wasm.WasmModule lowered,
            Supplier<Function<Instance, Machine>> machines,
            byte[] tight) {
        this.module = module;
        this.lowered = lowered;
        this.machines = machines;
        this.tight = tight.length == 0 ? null : machines(lowered, tight);
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
            Kept kept = new Kept();
            Function<Instance, Machine> machines = machines(lowered, kept);
            checkInterruption();
            byte[] tight = tight(module, kept.classes);
            checkInterruption();
            code.accept(new CodeEntry(Lowering.shell(module), kept.classes, tight));
            return new Compilation.Compiled(new CompiledImage(module, lowered, () -> machines, tight));
        } catch (RuntimeException | LinkageError e) {
            return new Compilation.Unsupported(reason(e));
        }
    }

    /** A module and the code that was made of it before; empty where that does not load. */
    static Optional<CompiledImage> of(WasmModule module, CodeEntry code) {
        try {
            com.dylibso.chicory.wasm.WasmModule shell =
                    Parser.builder().withValidation(false).build().parse(() -> new ByteArrayInputStream(code.shell()));
            if (code.tight().length == 0) {
                Function<Instance, Machine> machines = machines(shell, code.classes());
                return Optional.of(new CompiledImage(module, shell, () -> machines, NONE));
            }
            return Optional.of(new CompiledImage(module, shell, () -> machines(shell, code.classes()), code.tight()));
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** The classes written again, empty where they cannot be. */
    private static byte[] tight(WasmModule module, byte[] classes) {
        if (!TightCode.suits(module)) {
            return NONE;
        }
        try {
            return TightCode.of(module, classes);
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }

    /** What Chicory wants to keep of a compilation. */
    private static final class Kept implements Cache {
        private byte[] classes = NONE;

        @Override
        public byte @Nullable [] get(String digest) {
            return null;
        }

        @Override
        public void putIfAbsent(String digest, byte[] compiled) {
            classes = compiled;
        }
    }

    private static Function<Instance, Machine> machines(com.dylibso.chicory.wasm.WasmModule module, byte[] classes) {
        return machines(module, new Cache() {
            @Override
            public byte[] get(String digest) {
                return classes;
            }

            @Override
            public void putIfAbsent(String digest, byte[] compiled) {}
        });
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

    /** The code for any memory. Takes a moment where it was kept and not needed before. */
    Function<Instance, Machine> machines() {
        return machines.get();
    }

    /** The code for a memory that is one array, null where there is none. */
    @Nullable
    Function<Instance, Machine> tight() {
        return tight;
    }

    private static void checkInterruption() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the compilation was cancelled");
        }
    }
}
