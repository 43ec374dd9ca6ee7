package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Family;
import io.aoscope.engine.wasm.Opcode;

/** The instructions that always go on with the next one. */
final class PlainInstructions {
    private PlainInstructions() {}

    static boolean isPlain(Opcode opcode) {
        return opcode.family() != Family.CONTROL && opcode.family() != Family.EXCEPTION || opcode == Opcode.NOP;
    }

    /** Executes instruction {@code i} in the frame that begins at {@code base}. */
    static void execute(Body body, int i, long[] slots, int base) {
        Opcode opcode = body.opcodes[i];
        int top = base + body.operandBase + body.heights[i];
        switch (opcode.family()) {
            case NUMERIC -> {
                switch (opcode) {
                    case I32_CONST, I64_CONST, F32_CONST, F64_CONST -> slots[top] = body.code.immediate(i);
                    default -> Numerics.execute(opcode, slots, top);
                }
            }
            case MEMORY -> MemoryInstructions.execute(body, i, slots, top);
            case TABLE -> TableInstructions.execute(body, i, slots, top);
            default -> move(body, i, slots, base, top);
        }
    }

    private static void move(Body body, int i, long[] slots, int base, int top) {
        Code code = body.code;
        switch (body.opcodes[i]) {
            case NOP, DROP -> {}
            case LOCAL_GET -> slots[top] = slots[base + code.index(i)];
            case LOCAL_SET, LOCAL_TEE -> slots[base + code.index(i)] = slots[top - 1];
            case GLOBAL_GET -> slots[top] = body.instance.globals[code.index(i)].bits;
            case GLOBAL_SET -> body.instance.globals[code.index(i)].bits = slots[top - 1];
            case SELECT, SELECT_T -> {
                if ((int) slots[top - 1] == 0) {
                    slots[top - 3] = slots[top - 2];
                }
            }
            case REF_NULL -> slots[top] = 0;
            case REF_FUNC -> slots[top] = body.instance.functions[code.index(i)].reference();
            case REF_IS_NULL -> slots[top - 1] = slots[top - 1] == 0 ? 1 : 0;
            case REF_AS_NON_NULL -> {
                if (slots[top - 1] == 0) {
                    throw new TrapException(Trap.Kind.NULL_REFERENCE, "null reference");
                }
            }
            default -> throw new IllegalArgumentException(body.opcodes[i].mnemonic());
        }
    }
}
