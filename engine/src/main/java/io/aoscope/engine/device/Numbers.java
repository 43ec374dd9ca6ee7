package io.aoscope.engine.device;

import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers between messages and the raw bits of a machine. */
final class Numbers {
    private Numbers() {}

    /** Bits as a number: i32 and i64 signed, f32 and f64 as floats, references as their handle. */
    static Value value(ValType type, long bits) {
        if (!(type instanceof NumType number)) {
            return Value.of(bits);
        }
        return switch (number) {
            case I32 -> Value.of((int) bits);
            case I64, V128 -> Value.of(bits);
            case F32 -> Value.of(Float.intBitsToFloat((int) bits));
            case F64 -> Value.of(Double.longBitsToDouble(bits));
        };
    }

    /** A number as the bits of a type: integers in range, signed or unsigned; floats for floats only. */
    static long bits(String where, ValType type, Value value) throws Refused {
        if (type == NumType.F64 || type == NumType.F32) {
            double number =
                    value instanceof IntegerValue integer ? integer.number().doubleValue() : floating(value);
            return type == NumType.F64
                    ? Double.doubleToRawLongBits(number)
                    : Integer.toUnsignedLong(Float.floatToRawIntBits((float) number));
        }
        if (!(value instanceof IntegerValue integer)) {
            throw new Refused(
                    FailureKind.BAD_ARGUMENTS,
                    where + " is " + value.display() + ", but the function takes " + type.text() + "; give an integer");
        }
        int size = type == NumType.I32 ? Integer.SIZE : Long.SIZE;
        BigInteger number = integer.number();
        boolean fits = number.bitLength() < size || number.signum() > 0 && number.bitLength() <= size;
        if (!fits) {
            throw new Refused(
                    FailureKind.BAD_ARGUMENTS, where + " is " + number + ", which does not fit into " + type.text());
        }
        return type == NumType.I32 ? number.intValue() : number.longValue();
    }

    static double floating(Value value) {
        return value instanceof FloatValue number ? number.number() : 0;
    }

    /** The signature as the native driver writes it: {@code (iII)i}. */
    static String signature(FuncType type) {
        return "(" + letters(type.params()) + ")" + letters(type.results());
    }

    private static String letters(List<ValType> types) {
        return types.stream().map(Numbers::letter).collect(Collectors.joining());
    }

    private static String letter(ValType type) {
        if (!(type instanceof NumType number)) {
            return "e";
        }
        return switch (number) {
            case I32 -> "i";
            case I64 -> "I";
            case F32 -> "f";
            case F64 -> "F";
            case V128 -> "v";
        };
    }
}
