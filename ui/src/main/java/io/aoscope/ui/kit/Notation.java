package io.aoscope.ui.kit;

import io.aoscope.engine.vm.TypedValue;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.RefType;
import io.aoscope.engine.wasm.ValType;
import java.util.Locale;
import java.util.OptionalLong;

/** How the value of a local, an operand or a global is written. */
public enum Notation {
    DECIMAL("Decimal"),
    HEX("Hex"),
    POINTER("Pointer");

    private final String text;

    Notation(String text) {
        this.text = text;
    }

    /** The name for a person. */
    public String text() {
        return text;
    }

    /** The value; one of unknown type as its raw bits, said to be unknown. */
    public String write(TypedValue value) {
        return switch (value.type()) {
            case null -> "unknown (bits " + Format.hex(value.bits()) + ")";
            case RefType reference -> value.bits() == 0 ? "null" : "reference " + value.bits();
            case NumType number -> write(number, value);
        };
    }

    private String write(NumType type, TypedValue value) {
        if (this != DECIMAL && type != NumType.V128) {
            long bits = type == NumType.I32 || type == NumType.F32 ? Integer.toUnsignedLong(value.i32()) : value.bits();
            return this == HEX ? Format.hex(bits, digits(type)) : Format.hex(bits);
        }
        return switch (type) {
            case I32 -> Integer.toString(value.i32());
            case I64 -> Long.toString(value.i64());
            case F32 -> Float.toString(value.f32());
            case F64 -> Double.toString(value.f64());
            case V128 -> String.format(Locale.ROOT, "0x%016x%016x", value.high(), value.bits());
        };
    }

    /** The type as WAT writes it; {@code unknown} where it is not known. */
    public static String typeText(TypedValue value) {
        ValType type = value.type();
        return type == null ? "unknown" : type.text();
    }

    /** The value as an address, if its type can hold one. */
    public static OptionalLong address(TypedValue value) {
        if (value.type() == NumType.I32) {
            return OptionalLong.of(Integer.toUnsignedLong(value.i32()));
        }
        return value.type() == NumType.I64 ? OptionalLong.of(value.i64()) : OptionalLong.empty();
    }

    private static int digits(NumType type) {
        return type == NumType.I32 || type == NumType.F32 ? 8 : 16;
    }
}
