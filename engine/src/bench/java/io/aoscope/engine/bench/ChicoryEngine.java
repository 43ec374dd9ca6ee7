package io.aoscope.engine.bench;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;

/** Chicory on the wasm32 build of a program, in two ways. */
final class ChicoryEngine {

    private final WasmModule module;
    private final Program program;
    private long counted;

    ChicoryEngine(Program program) throws java.io.IOException {
        this.program = program;
        this.module = Parser.parse(program.wasm32());
    }

    /** The interpreter with a listener on every instruction: what a debugger would have to use. */
    Timer.Run interpreterWithListener() {
        Instance instance = Instance.builder(module)
                .withUnsafeExecutionListener((instruction, stack) -> counted++)
                .build();
        return () -> {
            counted = 0;
            run(instance);
            return counted;
        };
    }

    Timer.Run interpreter() {
        Instance instance = Instance.builder(module).build();
        return () -> run(instance);
    }

    private long run(Instance instance) {
        program.check(instance.export("run").apply()[0]);
        return 0;
    }
}
