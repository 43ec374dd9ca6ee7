package io.aoscope.engine.check;

import io.aoscope.engine.device.ScratchGlobals;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;

/** The globals of an image: how they are called, and which of them mean nothing between two calls. */
final class Globals {
    private final WasmModule module;
    private final Scan scan;

    Globals(WasmModule module, Scan scan) {
        this.module = module;
        this.scan = scan;
    }

    /** Whether a toolchain keeps in it what does not outlive a call, such as the stack pointer. */
    boolean scratch(int global) {
        return ScratchGlobals.contain(module, global) || stackPointer(global);
    }

    /** The places where a global is written with what may be another value than its initial one. */
    List<Place> changes(int global) {
        return scan.writes(global).stream()
                .filter(place -> !writesInitialValue(global, place))
                .toList();
    }

    boolean read(int global) {
        return scan.reads(global);
    }

    /** The global as a person says it: its name where it has one, else its index. */
    String name(int global) {
        return ScratchGlobals.name(module, global);
    }

    private boolean writesInitialValue(int global, Place place) {
        Code code = code(place);
        Code init = module.globals().get(global - module.importedGlobals()).init();
        int before = place.instruction() - 1;
        return init.size() == 2
                && before >= 0
                && code.opcode(before) == init.opcode(0)
                && code.opcode(before) != Opcode.GLOBAL_GET
                && code.immediate(before) == init.immediate(0);
    }

    /**
     * Whether a global without a name is used as compilers use the stack pointer: lowered by a constant on entry,
     * and otherwise only set to what a local holds, or holds plus a constant.
     */
    private boolean stackPointer(int global) {
        List<Place> places = scan.writes(global);
        return places.stream().anyMatch(place -> lowers(global, place))
                && places.stream().anyMatch(this::restores)
                && places.stream().allMatch(place -> follows(place, Opcode.LOCAL_TEE) || restores(place));
    }

    private boolean lowers(int global, Place place) {
        Code code = code(place);
        int at = place.instruction();
        return at >= 4
                && code.opcode(at - 1) == Opcode.LOCAL_TEE
                && (code.opcode(at - 2) == Opcode.I64_SUB || code.opcode(at - 2) == Opcode.I32_SUB)
                && code.opcode(at - 4) == Opcode.GLOBAL_GET
                && code.index(at - 4) == global;
    }

    private boolean restores(Place place) {
        Code code = code(place);
        int at = place.instruction();
        boolean raises = at >= 3
                && (code.opcode(at - 1) == Opcode.I64_ADD || code.opcode(at - 1) == Opcode.I32_ADD)
                && (code.opcode(at - 2) == Opcode.I64_CONST || code.opcode(at - 2) == Opcode.I32_CONST)
                && code.opcode(at - 3) == Opcode.LOCAL_GET;
        return raises || follows(place, Opcode.LOCAL_GET);
    }

    private boolean follows(Place place, Opcode opcode) {
        return place.instruction() >= 1 && code(place).opcode(place.instruction() - 1) == opcode;
    }

    private Code code(Place place) {
        WasmFunction function = module.functions().get(place.function() - module.importedFunctions());
        return function.code();
    }
}
