package io.aoscope.app;

import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Arguments of an export as written on the command line: {@code 5}, {@code 5.0}, {@code i64:5}. */
final class Arguments {
    private Arguments() {}

    /**
     * @throws UserException naming the argument that is no number or does not fit the export's parameter
     */
    static List<Value> read(List<String> texts, WasmModule module, String function) throws UserException {
        Export export = module.export(function);
        List<ValType> params = export == null || export.kind() != ExternKind.FUNCTION
                ? List.of()
                : module.functionType(export.index()).params();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            int colon = text.indexOf(':');
            if (colon < 0) {
                values.add(number(text, text, i));
                continue;
            }
            NumType type = type(text.substring(0, colon), text, i);
            if (i < params.size() && params.get(i) != type) {
                String wanted = params.get(i).toString().toLowerCase(Locale.ROOT);
                throw new UserException("argument " + (i + 1) + " is " + text + ", but parameter " + (i + 1) + " of "
                        + function + " is " + wanted + "; write it as " + wanted + ":" + text.substring(colon + 1));
            }
            Value value = number(text.substring(colon + 1), text, i);
            values.add(isFloat(type) ? toFloat(value) : toInteger(value, type, text, i));
        }
        return values;
    }

    private static NumType type(String name, String text, int index) throws UserException {
        return switch (name) {
            case "i32" -> NumType.I32;
            case "i64" -> NumType.I64;
            case "f32" -> NumType.F32;
            case "f64" -> NumType.F64;
            default ->
                throw new UserException(
                        "argument " + (index + 1) + ": unknown type in \"" + text + "\"; use i32, i64, f32 or f64");
        };
    }

    private static Value number(String digits, String text, int index) throws UserException {
        try {
            if (digits.startsWith("0x") || digits.startsWith("-0x")) {
                return new IntegerValue(new BigInteger(digits.replace("0x", ""), 16));
            }
            boolean integer = digits.chars().allMatch(c -> Character.isDigit(c) || c == '-' || c == '+');
            if (integer) {
                return new IntegerValue(new BigInteger(digits));
            }
            double real = Double.parseDouble(digits);
            if (Double.isFinite(real)) {
                return new FloatValue(real);
            }
            throw new UserException("argument " + (index + 1) + ": \"" + text
                    + "\" is larger than any float of a message; write one below 1.8e308");
        } catch (NumberFormatException e) {
            throw new UserException("argument " + (index + 1) + ": \"" + text
                    + "\" is not a number; write 5, 5.0, or with its type i64:5");
        }
    }

    private static boolean isFloat(NumType type) {
        return type == NumType.F32 || type == NumType.F64;
    }

    private static Value toFloat(Value value) {
        return value instanceof IntegerValue(BigInteger number) ? new FloatValue(number.doubleValue()) : value;
    }

    private static Value toInteger(Value value, NumType type, String text, int index) throws UserException {
        int bits = type == NumType.I32 ? Integer.SIZE : Long.SIZE;
        if (value instanceof IntegerValue(BigInteger number) && fits(number, bits)) {
            return new IntegerValue(
                    bits == Integer.SIZE
                            ? BigInteger.valueOf(number.intValue())
                            : BigInteger.valueOf(number.longValue()));
        }
        throw new UserException(
                "argument " + (index + 1) + ": \"" + text + "\" is not a whole number of " + bits + " bits");
    }

    private static boolean fits(BigInteger number, int bits) {
        return number.signum() < 0 ? number.bitLength() < bits : number.bitLength() <= bits;
    }
}
