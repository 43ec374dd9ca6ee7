package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Family;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.ValType;
import java.util.List;

/** Numeric instructions by the type they work on: each takes one or two operands and gives one value. */
final class Numerics {
    private static final byte I32 = 0;
    private static final byte I64 = 1;
    private static final byte F32 = 2;
    private static final byte F64 = 3;
    private static final byte CONVERSION = 4;
    private static final byte[] GROUPS = new byte[Opcode.values().length];
    private static final boolean[] BINARY = new boolean[GROUPS.length];

    static {
        for (Opcode opcode : Opcode.values()) {
            List<ValType> params = opcode.params(false);
            if (opcode.family() == Family.NUMERIC && !params.isEmpty()) {
                int code = opcode.code();
                boolean conversion = code >= 0xA7 && code <= 0xBF || code >= 0xFC00;
                GROUPS[opcode.ordinal()] = conversion ? CONVERSION : group(params.getFirst());
                BINARY[opcode.ordinal()] = params.size() == 2;
            }
        }
    }

    private Numerics() {}

    /** Whether an instruction takes two operands. */
    static boolean isBinary(Opcode opcode) {
        return BINARY[opcode.ordinal()];
    }

    static long binary(Opcode opcode, long left, long right) {
        return switch (GROUPS[opcode.ordinal()]) {
            case I32 -> Integers32.binary(opcode, left, right);
            case I64 -> Integers64.binary(opcode, left, right);
            case F32 -> Floats32.binary(opcode, left, right);
            default -> Floats64.binary(opcode, left, right);
        };
    }

    static long unary(Opcode opcode, long operand) {
        return switch (GROUPS[opcode.ordinal()]) {
            case I32 -> Integers32.unary(opcode, operand);
            case I64 -> Integers64.unary(opcode, operand);
            case F32 -> Floats32.unary(opcode, operand);
            case F64 -> Floats64.unary(opcode, operand);
            default -> Conversions.unary(opcode, operand);
        };
    }

    /** Executes on the operand stack, whose first free slot is {@code top}. */
    static void execute(Opcode opcode, long[] slots, int top) {
        if (isBinary(opcode)) {
            slots[top - 2] = binary(opcode, slots[top - 2], slots[top - 1]);
        } else {
            slots[top - 1] = unary(opcode, slots[top - 1]);
        }
    }

    private static byte group(ValType type) {
        if (type == NumType.I32) {
            return I32;
        }
        if (type == NumType.I64) {
            return I64;
        }
        return type == NumType.F32 ? F32 : F64;
    }
}
