package io.aoscope.engine.fast;

import com.dylibso.chicory.runtime.InterpreterMachine;
import io.aoscope.engine.vm.Extern;
import io.aoscope.engine.vm.HostFunction;
import io.aoscope.engine.vm.HostResult;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.InstanceState;
import io.aoscope.engine.vm.LinkException;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.vm.Stop;
import io.aoscope.engine.vm.Trap;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.InvalidModuleException;
import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.Validator;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An instance of a module and one way to call it; calls and states are texts, to be compared. */
final class Tier {
    private final Instance instance;
    private final @Nullable CompiledInstance compiled;

    private Tier(Instance instance, @Nullable CompiledInstance compiled) {
        this.instance = instance;
        this.compiled = compiled;
    }

    static Tier stepping(WasmModule module, Map<String, HostFunction> hosts) {
        return new Tier(instantiate(module, hosts), null);
    }

    static Tier compiled(CompiledImage image, Map<String, HostFunction> hosts) {
        Instance instance = instantiate(image.module(), hosts);
        return new Tier(instance, CompiledInstance.of(image, instance));
    }

    /** The code for any memory, where there is another one for a memory that is one array. */
    static Tier general(CompiledImage image, Map<String, HostFunction> hosts) {
        Instance instance = instantiate(image.module(), hosts);
        return new Tier(instance, CompiledInstance.of(image, instance, image.machines()));
    }

    /** Chicory's interpreter on the lowered module. */
    static Tier interpreted(CompiledImage image, Map<String, HostFunction> hosts) {
        Instance instance = instantiate(image.module(), hosts);
        return new Tier(instance, CompiledInstance.of(image, instance, InterpreterMachine::new));
    }

    static WasmModule fixture(String name) {
        try (InputStream in = Tier.class.getResourceAsStream(name + ".wasm")) {
            if (in == null) {
                throw new IllegalArgumentException("no fixture " + name);
            }
            return module(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read fixture " + name, e);
        }
    }

    static WasmModule module(byte[] bytes) {
        try {
            WasmModule module = WasmReader.read(bytes);
            Validator.validate(module);
            return module;
        } catch (MalformedModuleException | InvalidModuleException e) {
            throw new IllegalArgumentException("the module is wrong", e);
        }
    }

    static CompiledImage image(WasmModule module) {
        try {
            return switch (CompiledImage.compile(module)) {
                case Compilation.Compiled(CompiledImage image) -> image;
                case Compilation.Unsupported(String reason) -> throw new IllegalArgumentException(reason);
            };
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this test", e);
        }
    }

    static Instance instantiate(WasmModule module, Map<String, HostFunction> hosts) {
        HostFunction nothing = call -> HostResult.none();
        try {
            return new Machine(MachineLimits.DEFAULT).instantiate(module, wanted -> switch (wanted.kind()) {
                case ImportKind.Function(int type) ->
                    Optional.of(new Extern.Host(module.types().get(type), hosts.getOrDefault(wanted.name(), nothing)));
                default -> Optional.empty();
            });
        } catch (LinkException e) {
            throw new IllegalArgumentException("the module does not link", e);
        }
    }

    Instance instance() {
        return instance;
    }

    String call(String export, long... arguments) {
        if (compiled != null) {
            return text(compiled.call(instance.function(export).orElseThrow(), arguments));
        }
        Machine machine = instance.machine();
        machine.begin(instance.function(export).orElseThrow(), arguments);
        return text(machine.run(Long.MAX_VALUE));
    }

    static String text(CompiledCall call) {
        return switch (call) {
            case CompiledCall.Ended(Stop stop) -> text(stop);
            case CompiledCall.GivenUp(String reason) -> "given up: " + reason;
        };
    }

    private static String text(Stop stop) {
        return switch (stop) {
            case Stop.Completed(long[] results) -> "returned " + hex(results);
            case Stop.Trapped(Trap trap) -> trap.kind() + ": " + trap.message();
            case Stop.HostStopped(Object reason) -> "host stopped: " + reason;
            default -> stop.toString();
        };
    }

    /** Everything of the instance that lasts: memories by hash, globals, tables, dropped segments. */
    String state() {
        InstanceState state = instance.state();
        StringJoiner text = new StringJoiner("\n");
        for (MemoryImage memory : state.memories()) {
            byte[] bytes = new byte[(int) memory.size()];
            memory.read(0, bytes, 0, bytes.length);
            text.add("memory of " + memory.pages() + " pages, hash " + Arrays.hashCode(bytes));
        }
        text.add("globals " + hex(state.globals()));
        for (long[] table : state.tables()) {
            text.add("table " + hex(table));
        }
        text.add("dropped " + Arrays.toString(state.droppedData()) + Arrays.toString(state.droppedElements()));
        return text.toString();
    }

    private static String hex(long[] values) {
        List<String> texts = Arrays.stream(values).mapToObj(Long::toHexString).toList();
        return texts.toString();
    }
}
