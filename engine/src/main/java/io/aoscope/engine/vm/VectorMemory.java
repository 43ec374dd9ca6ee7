package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Immediate;
import io.aoscope.engine.wasm.VectorOpcode;

/** Vector loads and stores (WebAssembly 3.0, section 4.6.9). */
final class VectorMemory {
    private VectorMemory() {}

    /** Executes instruction {@code i} on the operand stack, whose first free slot is {@code top}. */
    static void execute(Body body, int i, CallStack stack, int top) {
        Code code = body.code;
        VectorOpcode opcode = code.vector(i);
        LinearMemory memory = body.instance.memories[code.memory(i)];
        int operands = opcode.params(false).size();
        long address = MemoryInstructions.address(memory.limits(), stack.slots[top - operands]);
        long at = memory.effective(address, code.immediate(i), opcode.accessBytes());
        if (opcode.immediate() == Immediate.MEMARG_LANE) {
            lane(opcode, code.lane(i), memory, at, stack, top);
        } else if (opcode == VectorOpcode.V128_STORE) {
            memory.putVector(at, stack.vector(top - 1));
        } else {
            stack.vector(top - 1, load(opcode, memory, at));
        }
    }

    private static void lane(VectorOpcode opcode, int lane, LinearMemory memory, long at, CallStack stack, int top) {
        Vector value = stack.vector(top - 1);
        if (opcode.results().isEmpty()) {
            memory.put(at, 0, opcode.accessBytes(), value.unsigned(opcode.laneBits(), lane));
        } else {
            long loaded = memory.get(at, 0, opcode.accessBytes());
            stack.vector(top - 2, value.with(opcode.laneBits(), lane, loaded));
        }
    }

    private static Vector load(VectorOpcode opcode, LinearMemory memory, long at) {
        if (opcode == VectorOpcode.V128_LOAD) {
            return memory.getVector(at);
        }
        long bits = memory.get(at, 0, opcode.accessBytes());
        Vector narrow = new Vector(bits, 0);
        return switch (opcode) {
            case V128_LOAD8X8_S -> Vector.of(16, i -> narrow.signed(8, i));
            case V128_LOAD8X8_U -> Vector.of(16, i -> narrow.unsigned(8, i));
            case V128_LOAD16X4_S -> Vector.of(32, i -> narrow.signed(16, i));
            case V128_LOAD16X4_U -> Vector.of(32, i -> narrow.unsigned(16, i));
            case V128_LOAD32X2_S -> Vector.of(64, i -> narrow.signed(32, i));
            case V128_LOAD32X2_U -> Vector.of(64, i -> narrow.unsigned(32, i));
            case V128_LOAD8_SPLAT, V128_LOAD16_SPLAT, V128_LOAD32_SPLAT, V128_LOAD64_SPLAT ->
                Vector.of(opcode.laneBits(), i -> bits);
            default -> narrow;
        };
    }
}
