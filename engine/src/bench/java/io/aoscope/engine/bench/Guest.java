package io.aoscope.engine.bench;

import io.aoscope.engine.fast.Compilation;
import io.aoscope.engine.fast.CompiledCall;
import io.aoscope.engine.fast.CompiledImage;
import io.aoscope.engine.fast.CompiledInstance;
import io.aoscope.engine.vm.Extern;
import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.HostResult;
import io.aoscope.engine.vm.Imports;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.LinkException;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.engine.vm.Stop;
import io.aoscope.engine.vm.TrapException;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.InvalidModuleException;
import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.Validator;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instance of an image and the tier that its calls go to. The stepping tier is run as the debugger runs a message: as
 * fast as it goes until something stops it, able to stop before any instruction.
 */
final class Guest {

    private static final int NUL = 1;

    private final Machine machine = new Machine(MachineLimits.DEFAULT);
    private final Instance instance;
    private final @Nullable CompiledInstance compiled;

    private Guest(WasmModule module, @Nullable CompiledImage image) throws LinkException, TrapException {
        this.instance = machine.instantiate(module, stubs(module));
        this.compiled = image == null ? null : CompiledInstance.of(image, instance);
    }

    /** On the stepping tier. */
    static Guest stepping(byte[] image)
            throws MalformedModuleException, InvalidModuleException, LinkException, TrapException {
        return new Guest(module(image), null);
    }

    /** On the compiled tier. */
    static Guest compiled(CompiledImage image) throws LinkException, TrapException {
        return new Guest(image.module(), image);
    }

    static CompiledImage compile(byte[] image)
            throws MalformedModuleException, InvalidModuleException, InterruptedException {
        return switch (CompiledImage.compile(module(image))) {
            case Compilation.Compiled(CompiledImage done) -> done;
            case Compilation.Unsupported(String reason) -> throw new IllegalStateException(reason);
        };
    }

    private static WasmModule module(byte[] image) throws MalformedModuleException, InvalidModuleException {
        WasmModule module = WasmReader.read(image);
        Validator.validate(module);
        return module;
    }

    /** Calls {@code run} and checks what it answers; gives the number of instructions, 0 where they are not counted. */
    long run(Program program) {
        program.check(call("run"));
        return counted();
    }

    /** One message to a process as json-iface@1.0 would do it; gives the instructions of {@code handle} alone. */
    long handle(String message, String process, String expected) throws LinearMemory.OutOfBounds {
        long messageAt = write(message);
        long processAt = write(process);
        long reply = call("handle", messageAt, processAt);
        String text = readString(reply);
        if (!text.contains(expected)) {
            throw new IllegalStateException("the reply has no " + expected + ": " + text);
        }
        return counted();
    }

    private long call(String export, long... arguments) {
        FunctionHandle function =
                instance.function(export).orElseThrow(() -> new IllegalStateException("no export " + export));
        Stop stop = compiled == null ? step(function, arguments) : compiledCall(compiled, function, arguments);
        if (stop instanceof Stop.Completed(long[] results)) {
            return results[0];
        }
        throw new IllegalStateException(export + " did not return: " + stop);
    }

    private long counted() {
        return compiled == null ? machine.instructions() : 0;
    }

    private Stop step(FunctionHandle function, long... arguments) {
        machine.begin(function, arguments);
        return machine.run(Long.MAX_VALUE);
    }

    private static Stop compiledCall(CompiledInstance instance, FunctionHandle function, long... arguments) {
        return switch (instance.call(function, arguments)) {
            case CompiledCall.Ended(Stop stop) -> stop;
            case CompiledCall.GivenUp(String reason) -> throw new IllegalStateException(reason);
        };
    }

    private long write(String text) throws LinearMemory.OutOfBounds {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] ended = new byte[bytes.length + NUL];
        System.arraycopy(bytes, 0, ended, 0, bytes.length);
        long at = call("malloc", ended.length);
        memory().write(at, ended);
        return at;
    }

    private String readString(long address) throws LinearMemory.OutOfBounds {
        int length = 0;
        while (memory().getByte(address + length) != 0) {
            length++;
        }
        return new String(memory().read(address, length), StandardCharsets.UTF_8);
    }

    Machine machine() {
        return machine;
    }

    LinearMemory memory() {
        return instance.exportedMemory().orElseThrow();
    }

    /** Every import answers 0, as HyperBEAM's stub does. */
    private static Imports stubs(WasmModule module) {
        return (Import wanted) -> {
            if (!(wanted.kind() instanceof ImportKind.Function(int typeIndex))) {
                return Optional.empty();
            }
            FuncType type = module.types().get(typeIndex);
            return Optional.of(new Extern.Host(type, call -> HostResult.none()));
        };
    }
}
