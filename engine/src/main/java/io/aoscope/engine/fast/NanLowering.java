package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.ValType;
import java.util.List;

/**
 * Makes every NaN that arithmetic gives the positive canonical one, as on the stepping tier: what the
 * processor gives depends on it and on HotSpot, and a guest can see the bits.
 */
final class NanLowering {
    private static final int CANONICAL_32 = 0x7FC0_0000;
    private static final long CANONICAL_64 = 0x7FF8_0000_0000_0000L;

    private final BodyWriter body;

    NanLowering(BodyWriter body) {
        this.body = body;
    }

    /** Writes what follows an instruction, unless the next one takes any NaN for the same. */
    void after(Opcode opcode, Opcode next) {
        if (!arithmetic(opcode) || takesAnyNan(next)) {
            return;
        }
        ValType type = opcode.results(false).getFirst();
        int value = body.locals.scratch(type, 0);
        body.out.op(Opcode.LOCAL_TEE, value);
        if (type == NumType.F32) {
            body.out.op(Opcode.F32_CONST).fixed(CANONICAL_32, Integer.BYTES);
        } else {
            body.out.op(Opcode.F64_CONST).fixed(CANONICAL_64, Long.BYTES);
        }
        body.get(value);
        body.get(value);
        body.out.op(type == NumType.F32 ? Opcode.F32_EQ : Opcode.F64_EQ).op(Opcode.SELECT);
    }

    private static boolean arithmetic(Opcode opcode) {
        return switch (opcode) {
            case F32_ADD, F32_SUB, F32_MUL, F32_DIV, F32_MIN, F32_MAX -> true;
            case F32_CEIL, F32_FLOOR, F32_TRUNC, F32_NEAREST, F32_SQRT, F32_DEMOTE_F64 -> true;
            case F64_ADD, F64_SUB, F64_MUL, F64_DIV, F64_MIN, F64_MAX -> true;
            case F64_CEIL, F64_FLOOR, F64_TRUNC, F64_NEAREST, F64_SQRT, F64_PROMOTE_F32 -> true;
            default -> false;
        };
    }

    /** Arithmetic, comparisons and conversions to integers: none of them lets a NaN's bits through. */
    private static boolean takesAnyNan(Opcode next) {
        return switch (next) {
            case I32_REINTERPRET_F32, I64_REINTERPRET_F64 -> false;
            default -> {
                List<ValType> params = next.params(false);
                boolean takesFloat = !params.isEmpty() && isFloat(params.getLast());
                boolean givesInteger = !next.results(false).isEmpty()
                        && !isFloat(next.results(false).getFirst());
                yield arithmetic(next) || takesFloat && givesInteger;
            }
        };
    }

    private static boolean isFloat(ValType type) {
        return type == NumType.F32 || type == NumType.F64;
    }
}
