package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;

/**
 * Writes the numeric instructions that Chicory 1.7.5 gets wrong as others: {@code f32.convert_i64_u} rounds up
 * from 2^63 on, and {@code f32.copysign} takes the number 4290772992 for negative.
 */
final class NumericLowering {
    private static final int SIGN = 0x8000_0000;
    private static final int SCRATCH = 8;

    private final BodyWriter body;

    NumericLowering(BodyWriter body) {
        this.body = body;
    }

    /** Half of a number of 2^63 or more, with the bit that falls off kept for rounding, is converted and doubled. */
    void convertUnsigned() {
        int value = body.locals.scratch(NumType.I64, SCRATCH);
        Bytes out = body.out;
        out.op(Opcode.LOCAL_TEE, value).i64(0).op(Opcode.I64_GE_S);
        out.op(Opcode.IF).type(NumType.F32);
        out.op(Opcode.LOCAL_GET, value).op(Opcode.F32_CONVERT_I64_S);
        out.op(Opcode.ELSE);
        out.op(Opcode.LOCAL_GET, value).i64(1).op(Opcode.I64_SHR_U);
        out.op(Opcode.LOCAL_GET, value).i64(1).op(Opcode.I64_AND);
        out.op(Opcode.I64_OR).op(Opcode.F32_CONVERT_I64_S);
        out.op(Opcode.F32_CONST).fixed(Float.floatToRawIntBits(2), Float.BYTES);
        out.op(Opcode.F32_MUL).op(Opcode.END);
    }

    void copySign() {
        int sign = body.locals.scratch(NumType.F32, SCRATCH);
        Bytes out = body.out;
        out.op(Opcode.LOCAL_SET, sign);
        out.op(Opcode.I32_REINTERPRET_F32).i32(~SIGN).op(Opcode.I32_AND);
        out.op(Opcode.LOCAL_GET, sign).op(Opcode.I32_REINTERPRET_F32).i32(SIGN).op(Opcode.I32_AND);
        out.op(Opcode.I32_OR).op(Opcode.F32_REINTERPRET_I32);
    }
}
