package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;

/** Arithmetic that generated code calls, on the values themselves where {@link Numerics} takes bits. */
final class GuestMath {
    private GuestMath() {}

    static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    static float canonical(float value) {
        return Float.isNaN(value) ? Float.NaN : value;
    }

    static int divide(int a, int b) {
        return Integers32.divide(a, b);
    }

    static int divideUnsigned(int a, int b) {
        return Integer.divideUnsigned(a, Integers32.divisor(b));
    }

    static int remainder(int a, int b) {
        return a % Integers32.divisor(b);
    }

    static int remainderUnsigned(int a, int b) {
        return Integer.remainderUnsigned(a, Integers32.divisor(b));
    }

    static long divide(long a, long b) {
        return Integers64.divide(a, b);
    }

    static long divideUnsigned(long a, long b) {
        return Long.divideUnsigned(a, Integers64.divisor(b));
    }

    static long remainder(long a, long b) {
        return a % Integers64.divisor(b);
    }

    static long remainderUnsigned(long a, long b) {
        return Long.remainderUnsigned(a, Integers64.divisor(b));
    }

    static long unary(long bits, Opcode opcode) {
        return Numerics.unary(opcode, bits);
    }

    static float binary(float a, float b, Opcode opcode) {
        return Float.intBitsToFloat((int) Floats32.binary(opcode, bits(a), bits(b)));
    }

    static double binary(double a, double b, Opcode opcode) {
        long bits = Floats64.binary(opcode, Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b));
        return Double.longBitsToDouble(bits);
    }

    private static long bits(float value) {
        return Float.floatToRawIntBits(value) & 0xFFFF_FFFFL;
    }
}
