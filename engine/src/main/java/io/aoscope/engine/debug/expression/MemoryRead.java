package io.aoscope.engine.debug.expression;

import io.aoscope.engine.debug.expression.Result.Real;
import io.aoscope.engine.debug.expression.Result.Text;
import io.aoscope.engine.debug.expression.Result.Whole;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads a value of a type from memory, little-endian. */
final class MemoryRead {
    private static final int LONGEST_TEXT = 1 << 16;
    private static final int PAGE = 1 << 16;

    private MemoryRead() {}

    static Result read(String type, Result address, Scope scope, int place) throws ExpressionException {
        long at = Operators.whole(address, place);
        if (type.equals("cstr")) {
            return text(at, scope, place);
        }
        int size = Integer.parseInt(type.substring(1)) / 8;
        byte[] bytes = scope.memory(at, size);
        if (bytes.length < size) {
            throw outside(at, scope, place);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return switch (type) {
            case "u8" -> new Whole(buffer.get() & 0xFF);
            case "i8" -> new Whole(buffer.get());
            case "u16" -> new Whole(buffer.getShort() & 0xFFFF);
            case "i16" -> new Whole(buffer.getShort());
            case "u32" -> new Whole(buffer.getInt() & 0xFFFF_FFFFL);
            case "i32" -> new Whole(buffer.getInt());
            case "f32" -> new Real(buffer.getFloat());
            case "f64" -> new Real(buffer.getDouble());
            default -> new Whole(buffer.getLong());
        };
    }

    private static Result text(long at, Scope scope, int place) throws ExpressionException {
        byte[] bytes = scope.memory(at, LONGEST_TEXT);
        if (bytes.length == 0) {
            throw outside(at, scope, place);
        }
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new Text(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    private static ExpressionException outside(long at, Scope scope, int place) {
        String end = scope.word("pages")
                .filter(Whole.class::isInstance)
                .map(pages -> "it ends at 0x" + Long.toHexString(((Whole) pages).value() * PAGE))
                .orElse("there is none here");
        return new ExpressionException(place, "0x" + Long.toHexString(at) + " is outside of memory", end);
    }
}
