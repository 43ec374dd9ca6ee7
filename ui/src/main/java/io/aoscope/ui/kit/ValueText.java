package io.aoscope.ui.kit;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Opaque;
import io.aoscope.engine.message.Value;
import java.util.HexFormat;

/** Message values as text for a person. */
public final class ValueText {
    private static final int ON_ONE_LINE = 300;
    private static final int BYTES_SHOWN = 32;

    private ValueText() {}

    /** One line that says what kind of value it is: text in quotes, numbers bare, sizes of containers. */
    public static String oneLine(Value value) {
        return switch (value) {
            case Binary binary ->
                binary.utf8()
                        .map(text -> '"' + Format.shorten(Format.oneLine(text), ON_ONE_LINE) + '"')
                        .orElseGet(() -> raw(binary));
            case IntegerValue integer -> integer.number().toString();
            case FloatValue number -> Double.toString(number.number());
            case Atom atom -> atom.name();
            case ListValue list -> Format.count(list.items().size(), "item", "items");
            case Message message -> Format.count(message.size(), "key", "keys");
            case Opaque opaque -> opaque.toString();
        };
    }

    private static String raw(Binary binary) {
        String hex = HexFormat.ofDelimiter(" ").formatHex(binary.bytes(0, Math.min(BYTES_SHOWN, binary.length())));
        return Format.bytes(binary.length()) + ", not text: " + hex + (binary.length() > BYTES_SHOWN ? " …" : "");
    }
}
