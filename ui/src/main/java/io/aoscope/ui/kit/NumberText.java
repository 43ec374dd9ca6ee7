package io.aoscope.ui.kit;

import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** Arguments of an exported function as people type them. */
public final class NumberText {
    private NumberText() {}

    /**
     * The number that a text stands for.
     *
     * @param type of the parameter: {@code 5} is a float for {@code f64}, and {@code 0x} makes an integer hexadecimal
     * @return empty where the text is no number of that type
     */
    public static Optional<Value> parse(String text, ValType type) {
        String trimmed = text.strip().replace("_", "");
        try {
            if (type == NumType.F32 || type == NumType.F64) {
                return real(trimmed);
            }
            BigInteger number = integer(trimmed);
            int bits = type == NumType.I32 ? Integer.SIZE : Long.SIZE;
            boolean fits = number.signum() < 0 ? number.bitLength() < bits : number.bitLength() <= bits;
            BigInteger signed = BigInteger.valueOf(bits == Integer.SIZE ? number.intValue() : number.longValue());
            return fits ? Optional.of(new IntegerValue(signed)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A float; none that is infinite or no number, which no message can hold. */
    static Optional<Value> real(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? Optional.of(new FloatValue(number)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What stands in a field that nothing was typed into. */
    public static String example(ValType type) {
        return type == NumType.F32 || type == NumType.F64 ? "0.0" : "0";
    }

    /** The type in lower case, as in {@code i64}. */
    public static String name(ValType type) {
        return type.toString().toLowerCase(Locale.ROOT);
    }

    private static BigInteger integer(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        BigInteger number = digits.startsWith("0x") ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
        return negative ? number.negate() : number;
    }
}
