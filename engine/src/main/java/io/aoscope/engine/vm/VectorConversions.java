package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.VectorOpcode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/** Vector instructions whose results have other lanes than their operands (WebAssembly 3.0, section 4.3.5). */
final class VectorConversions {
    private static final Set<VectorOpcode> BINARY = Arrays.stream(VectorOpcode.values())
            .filter(opcode -> opcode == VectorOpcode.I32X4_DOT_I16X8_S
                    || opcode.mnemonic().contains(".narrow_")
                    || opcode.mnemonic().contains(".extmul_"))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(VectorOpcode.class)));

    private VectorConversions() {}

    static Vector unary(VectorOpcode opcode, Vector a) {
        int bits = opcode.laneBits();
        int half = bits / 2;
        int upper = Vector.lanes(bits);
        return switch (opcode) {
            case I16X8_EXTEND_LOW_I8X16_S, I32X4_EXTEND_LOW_I16X8_S, I64X2_EXTEND_LOW_I32X4_S ->
                Vector.of(bits, i -> a.signed(half, i));
            case I16X8_EXTEND_HIGH_I8X16_S, I32X4_EXTEND_HIGH_I16X8_S, I64X2_EXTEND_HIGH_I32X4_S ->
                Vector.of(bits, i -> a.signed(half, i + upper));
            case I16X8_EXTEND_LOW_I8X16_U, I32X4_EXTEND_LOW_I16X8_U, I64X2_EXTEND_LOW_I32X4_U ->
                Vector.of(bits, i -> a.unsigned(half, i));
            case I16X8_EXTEND_HIGH_I8X16_U, I32X4_EXTEND_HIGH_I16X8_U, I64X2_EXTEND_HIGH_I32X4_U ->
                Vector.of(bits, i -> a.unsigned(half, i + upper));
            case I16X8_EXTADD_PAIRWISE_I8X16_S, I32X4_EXTADD_PAIRWISE_I16X8_S ->
                Vector.of(bits, i -> a.signed(half, 2 * i) + a.signed(half, 2 * i + 1));
            case I16X8_EXTADD_PAIRWISE_I8X16_U, I32X4_EXTADD_PAIRWISE_I16X8_U ->
                Vector.of(bits, i -> a.unsigned(half, 2 * i) + a.unsigned(half, 2 * i + 1));
            case I32X4_TRUNC_SAT_F32X4_S -> a.mapUnsigned(32, by(Opcode.I32_TRUNC_SAT_F32_S));
            case I32X4_TRUNC_SAT_F32X4_U -> a.mapUnsigned(32, by(Opcode.I32_TRUNC_SAT_F32_U));
            case F32X4_CONVERT_I32X4_S -> a.mapSigned(32, by(Opcode.F32_CONVERT_I32_S));
            case F32X4_CONVERT_I32X4_U -> a.mapSigned(32, by(Opcode.F32_CONVERT_I32_U));
            case I32X4_TRUNC_SAT_F64X2_S_ZERO -> narrowed(a, by(Opcode.I32_TRUNC_SAT_F64_S));
            case I32X4_TRUNC_SAT_F64X2_U_ZERO -> narrowed(a, by(Opcode.I32_TRUNC_SAT_F64_U));
            case F32X4_DEMOTE_F64X2_ZERO -> narrowed(a, by(Opcode.F32_DEMOTE_F64));
            case F64X2_CONVERT_LOW_I32X4_S -> widened(a, by(Opcode.F64_CONVERT_I32_S));
            case F64X2_CONVERT_LOW_I32X4_U -> widened(a, by(Opcode.F64_CONVERT_I32_U));
            case F64X2_PROMOTE_LOW_F32X4 -> widened(a, by(Opcode.F64_PROMOTE_F32));
            default -> throw new IllegalArgumentException(opcode.mnemonic());
        };
    }

    private static LongUnaryOperator by(Opcode scalar) {
        return lane -> Conversions.unary(scalar, lane);
    }

    /** Two lanes of 64 bits to the lower two of four, the others 0. */
    private static Vector narrowed(Vector a, LongUnaryOperator lane) {
        return Vector.of(32, i -> i < 2 ? lane.applyAsLong(a.unsigned(64, i)) : 0);
    }

    /** The lower two of four lanes to two. */
    private static Vector widened(Vector a, LongUnaryOperator lane) {
        return Vector.of(64, i -> lane.applyAsLong(a.signed(32, i)));
    }

    /** Whether {@link #binary} has the instruction. */
    static boolean isBinary(VectorOpcode opcode) {
        return BINARY.contains(opcode);
    }

    static Vector binary(VectorOpcode opcode, Vector a, Vector b) {
        int bits = opcode.laneBits();
        int half = bits / 2;
        int upper = Vector.lanes(bits);
        long max = Vector.mask(bits) >>> 1;
        return switch (opcode) {
            case I8X16_NARROW_I16X8_S, I16X8_NARROW_I32X4_S ->
                Vector.of(bits, i -> Math.clamp(wide(a, b, 2 * bits, i), ~max, max));
            case I8X16_NARROW_I16X8_U, I16X8_NARROW_I32X4_U ->
                Vector.of(bits, i -> Math.clamp(wide(a, b, 2 * bits, i), 0, Vector.mask(bits)));
            case I16X8_EXTMUL_LOW_I8X16_S, I32X4_EXTMUL_LOW_I16X8_S, I64X2_EXTMUL_LOW_I32X4_S ->
                Vector.of(bits, i -> a.signed(half, i) * b.signed(half, i));
            case I16X8_EXTMUL_HIGH_I8X16_S, I32X4_EXTMUL_HIGH_I16X8_S, I64X2_EXTMUL_HIGH_I32X4_S ->
                Vector.of(bits, i -> a.signed(half, i + upper) * b.signed(half, i + upper));
            case I16X8_EXTMUL_LOW_I8X16_U, I32X4_EXTMUL_LOW_I16X8_U, I64X2_EXTMUL_LOW_I32X4_U ->
                Vector.of(bits, i -> a.unsigned(half, i) * b.unsigned(half, i));
            case I16X8_EXTMUL_HIGH_I8X16_U, I32X4_EXTMUL_HIGH_I16X8_U, I64X2_EXTMUL_HIGH_I32X4_U ->
                Vector.of(bits, i -> a.unsigned(half, i + upper) * b.unsigned(half, i + upper));
            case I32X4_DOT_I16X8_S ->
                Vector.of(
                        bits,
                        i -> a.signed(half, 2 * i) * b.signed(half, 2 * i)
                                + a.signed(half, 2 * i + 1) * b.signed(half, 2 * i + 1));
            default -> throw new IllegalArgumentException(opcode.mnemonic());
        };
    }

    /** A lane of two vectors one after the other, of lanes twice as wide as those of the result. */
    private static long wide(Vector a, Vector b, int bits, int lane) {
        int lanes = Vector.lanes(bits);
        return lane < lanes ? a.signed(bits, lane) : b.signed(bits, lane - lanes);
    }
}
