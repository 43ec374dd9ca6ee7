package io.aoscope.engine.device;

import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
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

    /**
     * Values of a machine in which a v128 takes two numbers, its low half first; it becomes hexadecimal text.
     *
     * @param single what becomes of a number of another type; nothing where it cannot be read
     */
    static List<Value> values(List<ValType> types, long[] bits, BiFunction<ValType, Long, Optional<Value>> single) {
        List<Value> values = new ArrayList<>();
        int at = 0;
        for (ValType type : types) {
            if (at >= bits.length) {
                break;
            }
            if (type == NumType.V128) {
                values.add(Value.of(String.format(Locale.ROOT, "0x%016x%016x", bits[at + 1], bits[at])));
                at += 2;
            } else {
                single.apply(type, bits[at++]).ifPresent(values::add);
            }
        }
        return values;
    }

    /** One number for each of such values: of a v128 the low half. */
    static long[] low(List<ValType> types, long[] bits) {
        long[] low = new long[types.size()];
        int at = 0;
        for (int i = 0; i < low.length && at < bits.length; i++) {
            low[i] = bits[at];
            at += types.get(i) == NumType.V128 ? 2 : 1;
        }
        return low;
    }

    /** A number as the bits of a type: integers in range, signed or unsigned; floats for floats only. */
    static long bits(String where, ValType type, Value value) throws Refused {
        if (type == NumType.V128) {
            throw new Refused(
                    FailureKind.BAD_ARGUMENTS,
                    where + " has the type v128, which no message can hold; call a function of other types");
        }
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
