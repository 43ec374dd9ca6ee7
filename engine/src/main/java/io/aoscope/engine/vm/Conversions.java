package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;

/** Conversions between number types (WebAssembly 3.0, section 4.3.4). */
final class Conversions {
    private static final double TWO_31 = 0x1p31;
    private static final double TWO_32 = 0x1p32;
    private static final double TWO_63 = 0x1p63;
    private static final double TWO_64 = 0x1p64;

    private Conversions() {}

    static long unary(Opcode opcode, long a) {
        return switch (opcode) {
            case I32_WRAP_I64, I64_EXTEND_I32_S -> (int) a;
            case I64_EXTEND_I32_U -> a & 0xFFFF_FFFFL;
            case F32_CONVERT_I32_S -> Floats32.bits((int) a);
            case F32_CONVERT_I32_U -> Floats32.bits(a & 0xFFFF_FFFFL);
            case F32_CONVERT_I64_S -> Floats32.bits(a);
            case F32_CONVERT_I64_U -> Floats32.bits(a >= 0 ? a : (float) halved(a) * 2);
            case F64_CONVERT_I32_S -> Floats64.bits((int) a);
            case F64_CONVERT_I32_U -> Floats64.bits(a & 0xFFFF_FFFFL);
            case F64_CONVERT_I64_S -> Floats64.bits(a);
            case F64_CONVERT_I64_U -> Floats64.bits(a >= 0 ? a : (double) halved(a) * 2);
            case F32_DEMOTE_F64 -> Floats32.bits((float) f64(a));
            case F64_PROMOTE_F32 -> Floats64.bits(f32(a));
            case I32_REINTERPRET_F32 -> (int) a;
            case F32_REINTERPRET_I32 -> a & 0xFFFF_FFFFL;
            case I64_REINTERPRET_F64, F64_REINTERPRET_I64 -> a;
            default -> truncate(opcode, a);
        };
    }

    private static long truncate(Opcode opcode, long a) {
        return switch (opcode) {
            case I32_TRUNC_F32_S -> (int) ranged(f32(a), -TWO_31, TWO_31);
            case I32_TRUNC_F64_S -> (int) ranged(f64(a), -TWO_31, TWO_31);
            case I32_TRUNC_F32_U -> (int) (long) ranged(f32(a), 0, TWO_32);
            case I32_TRUNC_F64_U -> (int) (long) ranged(f64(a), 0, TWO_32);
            case I64_TRUNC_F32_S -> (long) ranged(f32(a), -TWO_63, TWO_63);
            case I64_TRUNC_F64_S -> (long) ranged(f64(a), -TWO_63, TWO_63);
            case I64_TRUNC_F32_U -> unsigned64(ranged(f32(a), 0, TWO_64));
            case I64_TRUNC_F64_U -> unsigned64(ranged(f64(a), 0, TWO_64));
            case I32_TRUNC_SAT_F32_S -> (int) f32(a);
            case I32_TRUNC_SAT_F64_S -> (int) f64(a);
            case I32_TRUNC_SAT_F32_U -> unsigned32(f32(a));
            case I32_TRUNC_SAT_F64_U -> unsigned32(f64(a));
            case I64_TRUNC_SAT_F32_S -> (long) f32(a);
            case I64_TRUNC_SAT_F64_S -> (long) f64(a);
            case I64_TRUNC_SAT_F32_U -> unsigned64(f32(a));
            case I64_TRUNC_SAT_F64_U -> unsigned64(f64(a));
            default -> throw new IllegalArgumentException(opcode.mnemonic());
        };
    }

    /** The value without its fraction, which must be at least {@code from} and less than {@code to}. */
    private static double ranged(double value, double from, double to) {
        if (Double.isNaN(value)) {
            throw new TrapException(Trap.Kind.INVALID_CONVERSION, "invalid conversion to integer");
        }
        double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
        if (whole < from || whole >= to) {
            throw new TrapException(Trap.Kind.INTEGER_OVERFLOW, "integer overflow");
        }
        return whole;
    }

    private static long unsigned32(double value) {
        return (int) Math.clamp((long) value, 0, 0xFFFF_FFFFL);
    }

    private static long unsigned64(double value) {
        if (!(value > 0)) {
            return 0;
        }
        if (value >= TWO_64) {
            return -1;
        }
        return value < TWO_63 ? (long) value : (long) (value - TWO_63) ^ Long.MIN_VALUE;
    }

    /** Half of an unsigned number; the bit that falls off is kept so that doubling rounds as it should. */
    private static long halved(long value) {
        return value >>> 1 | value & 1;
    }

    private static float f32(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    private static double f64(long bits) {
        return Double.longBitsToDouble(bits);
    }
}
