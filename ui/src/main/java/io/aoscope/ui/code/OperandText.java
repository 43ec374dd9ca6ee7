package io.aoscope.ui.code;

import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.MachineView.Slot;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Notation;
import java.util.List;
import java.util.stream.Collectors;

/** The values an instruction is about to use, on one line. Pure. */
final class OperandText {
    private static final int SHOWN = 4;

    private OperandText() {}

    /** The text beside the instruction a frame stands at; empty where it uses nothing. */
    static String of(WasmModule module, FrameView frame, List<Slot> globals) {
        WasmFunction body = module.function(frame.functionIndex());
        int at = frame.instructionIndex();
        if (body == null || at < 0 || at >= body.code().size()) {
            return "";
        }
        Code code = body.code();
        Opcode opcode = code.opcode(at);
        return switch (opcode) {
            case LOCAL_GET -> slot(frame.locals(), code.index(at), "");
            case LOCAL_SET, LOCAL_TEE -> slot(frame.locals(), code.index(at), "was ") + operands(frame, 1, "  ←  ");
            case GLOBAL_GET -> slot(globals, code.index(at), "");
            case GLOBAL_SET -> slot(globals, code.index(at), "was ") + operands(frame, 1, "  ←  ");
            default -> operands(frame, count(module, code, at), "") + address(module, code, at, frame);
        };
    }

    private static String slot(List<Slot> slots, int index, String before) {
        return index < slots.size()
                ? before + Notation.DECIMAL.write(slots.get(index).value())
                : before + "unknown";
    }

    private static String operands(FrameView frame, int count, String before) {
        List<Slot> operands = frame.operands();
        int shown = Math.min(Math.min(count, operands.size()), SHOWN);
        if (shown == 0) {
            return "";
        }
        String more = count > shown ? "… " : "";
        return operands.subList(operands.size() - shown, operands.size()).stream()
                .map(Slot::value)
                .map(Notation.DECIMAL::write)
                .collect(Collectors.joining("  ", before + more, ""));
    }

    private static int count(WasmModule module, Code code, int at) {
        Opcode opcode = code.opcode(at);
        return switch (opcode) {
            case CALL, RETURN_CALL ->
                module.functionType(code.index(at)).params().size();
            case CALL_INDIRECT, RETURN_CALL_INDIRECT ->
                module.types().get(code.index(at)).params().size() + 1;
            case BR_IF, BR_TABLE, IF, DROP -> 1;
            case SELECT, SELECT_T, MEMORY_COPY, MEMORY_FILL -> 3;
            default -> opcode.hasSignature() ? opcode.params(true).size() : 0;
        };
    }

    private static String address(WasmModule module, Code code, int at, FrameView frame) {
        return CodeData.address(module, code, at, frame.operands())
                .map(address -> "  →  " + Format.hex(address))
                .orElse("");
    }
}
