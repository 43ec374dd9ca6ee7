package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.Validator;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** A fixture in a machine of its own. */
record Guest(Machine machine, Instance instance) {
    /** All that a guest can see or a user is shown, comparable. */
    record State(List<Frame> frames, long instructions, List<TypedValue> globals, String memory) {}

    static Guest of(String fixture) throws Exception {
        return of(fixture, MachineLimits.DEFAULT, Imports.none());
    }

    static Guest of(String fixture, MachineLimits limits, Imports imports) throws Exception {
        return of(module(fixture), limits, imports);
    }

    static Guest of(WasmModule module, MachineLimits limits, Imports imports) throws Exception {
        var machine = new Machine(limits);
        return new Guest(machine, machine.instantiate(module, imports));
    }

    static WasmModule module(String fixture) throws Exception {
        try (var in = Guest.class.getResourceAsStream(fixture + ".wasm")) {
            return module(Objects.requireNonNull(in, fixture).readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(fixture, e);
        }
    }

    static WasmModule module(byte[] bytes) throws Exception {
        WasmModule module = WasmReader.read(bytes);
        Validator.validate(module);
        return module;
    }

    FunctionHandle function(String export) {
        return instance.function(export).orElseThrow();
    }

    void begin(String export, long... arguments) {
        machine.begin(function(export), arguments);
    }

    Stop run(String export, long... arguments) {
        begin(export, arguments);
        return machine.run(Long.MAX_VALUE);
    }

    /** The only result of a call. */
    long result(String export, long... arguments) {
        return onlyResult(run(export, arguments));
    }

    /** The trap that a call ends with. */
    Trap trap(String export, long... arguments) {
        return trap(run(export, arguments));
    }

    static Trap trap(Stop stop) {
        assertThat(stop).isInstanceOf(Stop.Trapped.class);
        return ((Stop.Trapped) stop).trap();
    }

    static long onlyResult(Stop stop) {
        assertThat(stop).isInstanceOf(Stop.Completed.class);
        long[] results = ((Stop.Completed) stop).results();
        assertThat(results).hasSize(1);
        return results[0];
    }

    LinearMemory memory() {
        return instance.exportedMemory().orElseThrow();
    }

    /** What stands there, with the 256 bytes around the end of the first page. */
    State state() {
        return new State(
                machine.frames(),
                machine.instructions(),
                instance.globals().stream().map(GlobalInstance::value).toList(),
                HexFormat.of().formatHex(memory().read(LinearMemory.PAGE - 128L, 256)));
    }

    /** Where an opcode stands in a function for the first time. */
    CodePosition first(int function, Opcode opcode) {
        Code code = Objects.requireNonNull(instance.module().function(function)).code();
        for (int i = 0; i < code.size(); i++) {
            if (code.opcode(i) == opcode) {
                return new CodePosition(instance, function, i);
            }
        }
        throw new AssertionError("no " + opcode + " in function " + function);
    }

    /** Where an exported function's first such opcode stands. */
    CodePosition first(String export, Opcode opcode) {
        return first(function(export).index(), opcode);
    }
}
