package io.aoscope.ui.hostcalls;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.ui.kit.NumberText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a branch answers to a call instead.
 *
 * @param result raw bits; 0 where the import returns nothing
 * @param writes bytes that appear in memory with the answer
 */
record OtherAnswer(long result, List<Write> writes) {
    private static final Pattern LINE = Pattern.compile("(0[xX][0-9a-fA-F]{1,16}|[0-9]{1,18})\\s*[: ]\\s*(\\S.*)");

    /** Bytes and where they go. */
    record Write(long address, Binary bytes) {}

    OtherAnswer {
        writes = List.copyOf(writes);
    }

    /**
     * Reads what was typed.
     *
     * @param result a number of the import's result type, such as {@code 8} or {@code 0x1c}
     * @param writes a line each: an address, a colon, and bytes in hex or a text in quotes
     * @throws IllegalArgumentException with a message for the user
     */
    static OtherAnswer read(FuncType type, String result, String writes) {
        List<Write> read = new ArrayList<>();
        List<String> lines = writes.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read.add(write(i + 1, lines.get(i).strip()));
            }
        }
        return new OtherAnswer(result(type, result), read);
    }

    private static long result(FuncType type, String text) {
        if (type.results().size() > 1) {
            throw new IllegalArgumentException("This import returns "
                    + type.results().size() + " values, and only calls with one can be answered differently.");
        }
        if (type.results().isEmpty()) {
            return 0;
        }
        ValType wanted = type.results().getFirst();
        if (!(wanted instanceof NumType) || wanted == NumType.V128) {
            throw new IllegalArgumentException(
                    "This import returns a " + wanted.text() + ", and only numbers can be answered.");
        }
        return NumberText.parse(text, wanted)
                .map(value -> switch (value) {
                    case IntegerValue(var number) -> wanted == NumType.I32 ? number.intValue() : number.longValue();
                    case FloatValue(double number) ->
                        wanted == NumType.F32
                                ? Integer.toUnsignedLong(Float.floatToRawIntBits((float) number))
                                : Double.doubleToRawLongBits(number);
                    default -> throw new IllegalStateException("not a number: " + value);
                })
                .orElseThrow(() -> new IllegalArgumentException("Answer: “" + text.strip() + "” is no " + wanted.text()
                        + "; write a number such as " + NumberText.example(wanted)
                        + (wanted == NumType.I32 || wanted == NumType.I64 ? " or 0x1c" : "")));
    }

    private static Write write(int number, String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Bytes, line " + number
                    + ": write an address, a colon, and bytes in hex or a text in quotes, such as 0x1000: 68 69 or"
                    + " 0x1000: \"hi\"");
        }
        String address = matcher.group(1);
        long at = address.startsWith("0x") || address.startsWith("0X")
                ? Long.parseUnsignedLong(address.substring(2), 16)
                : Long.parseLong(address);
        return new Write(at, Binary.of(bytes(number, matcher.group(2).strip())));
    }

    private static byte[] bytes(int number, String text) {
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            return text.substring(1, text.length() - 1).getBytes(StandardCharsets.UTF_8);
        }
        String digits = text.replaceAll("[\\s,]|0[xX]", "");
        if (digits.isEmpty() || digits.length() % 2 != 0 || !digits.matches("[0-9a-fA-F]*")) {
            throw new IllegalArgumentException("Bytes, line " + number + ": “" + text
                    + "” are no bytes; write two hex digits for each, such as 05 00 ff, or a text in quotes");
        }
        return HexFormat.of().parseHex(digits);
    }
}
