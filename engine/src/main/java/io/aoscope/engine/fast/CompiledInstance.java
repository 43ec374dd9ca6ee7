package io.aoscope.engine.fast;

import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.types.FunctionImport;
import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.Stop;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.ValType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compiled code over an instance of the stepping tier. Both work on the same memories, globals,
 * tables and segments, so between two calls there is nothing to move: each call may go to either
 * tier, and {@link Instance#state} and {@link Instance#restore} serve both. While a call runs here
 * the machine of the instance must be idle.
 *
 * <p>Instructions are not counted. A call runs on the caller's thread; one that nests deeper than
 * that thread's stack is given up.
 */
public final class CompiledInstance {
    private final CompiledImage image;
    private final Instance instance;
    private final References references;
    private final Runner runner = new Runner();
    private final Supplier<Function<com.dylibso.chicory.runtime.Instance, Machine>> machines;
    private final @Nullable Bound tight;
    private @Nullable Bound general;

    /** Code, bound to the instance. */
    private record Bound(Machine machine, Segments segments, List<PagedMemory> memories) {}

    private CompiledInstance(
            CompiledImage image,
            Instance instance,
            @Nullable Function<com.dylibso.chicory.runtime.Instance, Machine> tight,
            Supplier<Function<com.dylibso.chicory.runtime.Instance, Machine>> machines) {
        this.image = image;
        this.instance = instance;
        this.references = new References(instance);
        this.machines = machines;
        this.tight = tight == null ? null : bind(tight);
    }

    private Bound bind(Function<com.dylibso.chicory.runtime.Instance, Machine> code) {
        Binding binding = new Binding();
        List<PagedMemory> memories = instance.memories().stream()
                .map(memory -> new PagedMemory(memory, instance.globals()))
                .toList();
        com.dylibso.chicory.runtime.Instance compiled = com.dylibso.chicory.runtime.Instance.builder(image.lowered())
                .withMachineFactory(code)
                .withStart(false)
                .withImportValues(
                        ImportValues.builder().addFunction(imports(image)).build())
                .withMemoryFactory(limits -> memories.get(binding.memory++))
                .withTableFactory((declared, init) ->
                        new SharedTable(declared, instance.tables().get(binding.table++), references))
                .withGlobalFactory((low, high, type, mutability) ->
                        new SharedGlobal(instance.globals().get(binding.global++), references, type, mutability))
                .build();
        return new Bound(compiled.getMachine(), new Segments(instance, compiled), memories);
    }

    /** The code for the memory as it is now. */
    private Bound code() {
        if (tight != null && tight.memories().getFirst().beginViewed()) {
            return tight;
        }
        Bound code = general;
        if (code == null) {
            code = bind(machines.get());
            general = code;
        }
        return code;
    }

    /** Counts what Chicory asks for, which it does in the order of the index spaces. */
    private static final class Binding {
        int memory;
        int table;
        int global;
    }

    /**
     * Binds compiled code to an instance of the same module.
     *
     * @throws IllegalArgumentException where it is of another module, or imports functions that are
     *     not the host's
     */
    public static CompiledInstance of(CompiledImage image, Instance instance) {
        return of(image, instance, image.tight(), image::machines);
    }

    /** For tests: the lowered module on another machine of Chicory's, such as its interpreter. */
    static CompiledInstance of(
            CompiledImage image, Instance instance, Function<com.dylibso.chicory.runtime.Instance, Machine> machines) {
        return of(image, instance, null, () -> machines);
    }

    private static CompiledInstance of(
            CompiledImage image,
            Instance instance,
            @Nullable Function<com.dylibso.chicory.runtime.Instance, Machine> tight,
            Supplier<Function<com.dylibso.chicory.runtime.Instance, Machine>> machines) {
        if (image.module() != instance.module()) {
            throw new IllegalArgumentException("the instance is of another module than the compiled one");
        }
        return new CompiledInstance(image, instance, tight, machines);
    }

    public Instance instance() {
        return instance;
    }

    /**
     * Why a call cannot start here now, if so: memory that has outgrown compiled code. Decided anew
     * before each call.
     */
    public Optional<String> obstacle() {
        for (LinearMemory memory : instance.memories()) {
            if (memory.pages() > Acceptance.MAX_PAGES) {
                return Optional.of("the memory has " + memory.pages() + " pages, and compiled code can address "
                        + Acceptance.MAX_PAGES);
            }
        }
        return Optional.empty();
    }

    /**
     * Calls a function of the instance and returns when the call is over.
     *
     * @param arguments bits, one a parameter, as for {@link io.aoscope.engine.vm.Machine#begin}
     */
    public CompiledCall call(FunctionHandle function, long... arguments) {
        if (function.instance() != instance) {
            throw new IllegalArgumentException("the function is of another instance");
        }
        if (!instance.machine().idle()) {
            throw new IllegalStateException("a call is running on the stepping tier; end or abandon it first");
        }
        FuncType type = function.type();
        if (arguments.length != type.params().size()) {
            throw new IllegalArgumentException(
                    "the function takes " + type.text() + " and was given " + arguments.length + " arguments");
        }
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return new CompiledCall.GivenUp(obstacle.get());
        }
        Bound code = code();
        code.segments().enter();
        Thread thread = Thread.currentThread();
        instance.machine().alsoInterruptedBy(thread::isInterrupted);
        runner.begin(code.memories().isEmpty() ? null : code.memories().getFirst());
        try {
            long[] results = code.machine().call(function.index(), convert(type.params(), arguments, true));
            return new CompiledCall.Ended(new Stop.Completed(convert(type.results(), results, false)));
        } catch (RuntimeException e) {
            return Traps.ended(e);
        } finally {
            runner.end();
            instance.machine().alsoInterruptedBy(() -> false);
            code.memories().forEach(PagedMemory::end);
            code.segments().leave();
        }
    }

    /**
     * Makes the running call, or else the next one, end with {@link Stop.Interrupted} within
     * milliseconds. From any thread.
     */
    public void interrupt() {
        runner.interrupt();
    }

    private long[] convert(List<ValType> types, long[] values, boolean toCompiled) {
        long[] converted = new long[types.size()];
        for (int i = 0; i < converted.length; i++) {
            ValType type = types.get(i);
            converted[i] = toCompiled ? references.toCompiled(type, values[i]) : references.toMachine(type, values[i]);
        }
        return converted;
    }

    private ImportFunction[] imports(CompiledImage image) {
        List<Import> sources = instance.module().imports().stream()
                .filter(source -> source.kind() instanceof ImportKind.Function)
                .toList();
        ImportFunction[] imports = new ImportFunction[sources.size()];
        for (int i = 0; i < imports.length; i++) {
            FunctionImport declared =
                    (FunctionImport) image.lowered().importSection().getImport(i);
            imports[i] = HostBridge.of(
                    instance,
                    references,
                    i,
                    sources.get(i),
                    image.lowered().typeSection().getType(declared.typeIndex()));
        }
        return imports;
    }
}
