package io.aoscope.ui.code;

import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.MachineView.Slot;
import io.aoscope.engine.debug.time.Names;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.vm.TypedValue;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Immediate;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.kit.Notation;
import io.aoscope.ui.model.Picture;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** The data that an instruction is about. Pure. */
final class CodeData {
    private static final int POINTER = 8;

    private CodeData() {}

    static Optional<Datum> of(WasmModule module, int function, int instruction, Picture picture) {
        WasmFunction body = module.function(function);
        if (body == null || instruction < 0 || instruction >= body.code().size()) {
            return Optional.empty();
        }
        Code code = body.code();
        return switch (code.opcode(instruction)) {
            case LOCAL_GET, LOCAL_SET, LOCAL_TEE -> local(module, function, code.index(instruction), picture);
            case GLOBAL_GET, GLOBAL_SET -> {
                int index = code.index(instruction);
                yield Optional.of(new Datum.Global(
                        index, Objects.requireNonNullElse(Names.globals(module).get(index), "")));
            }
            case I64_CONST -> constant(code.immediate(instruction));
            case I32_CONST -> constant(Integer.toUnsignedLong((int) code.immediate(instruction)));
            default -> access(module, code, function, instruction, picture);
        };
    }

    private static Optional<Datum> local(WasmModule module, int function, int index, Picture picture) {
        return picture.frame()
                .filter(frame -> frame.functionIndex() == function)
                .map(frame -> {
                    String name = module.names().local(function, index);
                    return new Datum.Local(picture.frameIndex().orElse(0), function, index, name == null ? "" : name);
                });
    }

    private static Optional<Datum> constant(long address) {
        return address > 0 ? Optional.of(new Datum.Bytes(new Range(address, POINTER))) : Optional.empty();
    }

    /** What the load or store reaches at which the innermost frame stands. */
    private static Optional<Datum> access(
            WasmModule module, Code code, int function, int instruction, Picture picture) {
        Optional<FrameView> frame = picture.frame()
                .filter(at -> at.functionIndex() == function && at.instructionIndex() == instruction)
                .filter(at -> picture.frameIndex().orElse(-1) == 0);
        return frame.flatMap(at -> address(module, code, instruction, at.operands()))
                .map(address -> new Datum.Bytes(
                        new Range(address, code.opcode(instruction).accessBytes())));
    }

    /** Where a load or store will reach: base plus offset. */
    static Optional<Long> address(WasmModule module, Code code, int instruction, List<Slot> operands) {
        Opcode opcode = code.opcode(instruction);
        if (opcode.immediate() != Immediate.MEMARG) {
            return Optional.empty();
        }
        boolean is64 = module.memoryTypes().get(code.memory(instruction)).is64();
        int below = operands.size() - opcode.params(is64).size();
        if (below < 0 || below >= operands.size()) {
            return Optional.empty();
        }
        TypedValue base = operands.get(below).value();
        OptionalLong address = Notation.address(base);
        return address.isEmpty() ? Optional.empty() : Optional.of(address.getAsLong() + code.immediate(instruction));
    }
}
