package io.aoscope.ui.last;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.debug.time.WatchKind;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Locale;

/**
 * Locations by their numbers, for those that their text does not say: {@code address} and {@code length}, {@code global},
 * {@code function} and {@code local}, each with {@code kind}, or {@code function} and {@code instruction}.
 */
final class KeptPlace {
    private KeptPlace() {}

    static ObjectNode write(Location place) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return switch (place) {
            case Location.Memory(Range range, WatchKind kind) ->
                kind(node, kind).put("address", range.address()).put("length", range.length());
            case Location.Global(int index, WatchKind kind) -> kind(node, kind).put("global", index);
            case Location.Local(int function, int index, WatchKind kind) ->
                kind(node, kind).put("function", function).put("local", index);
            case Location.Instruction(int function, int instruction) ->
                node.put("function", function).put("instruction", instruction);
            default -> throw new IllegalArgumentException(place + " is kept by its text");
        };
    }

    private static ObjectNode kind(ObjectNode node, WatchKind kind) {
        return node.put("kind", kind.name().toLowerCase(Locale.ROOT));
    }

    /** Reads what {@link #write} wrote. */
    static Location read(JsonNode node) {
        if (node.has("instruction")) {
            return new Location.Instruction(
                    number(node, "function"), node.path("instruction").asInt());
        }
        WatchKind kind = WatchKind.valueOf(node.path("kind").asText().toUpperCase(Locale.ROOT));
        if (node.has("address")) {
            return new Location.Memory(
                    new Range(node.path("address").asLong(), node.path("length").asLong()), kind);
        }
        return node.has("global")
                ? new Location.Global(number(node, "global"), kind)
                : new Location.Local(number(node, "function"), number(node, "local"), kind);
    }

    private static int number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isInt()) {
            throw new IllegalArgumentException(key + " is missing or no number");
        }
        return value.intValue();
    }

    /**
     * The same place, where an image has it.
     *
     * @throws SessionException where it has not
     */
    static Location in(Location place, WasmModule module) throws SessionException {
        switch (place) {
            case Location.Global(int index, WatchKind ignored) -> {
                int count = module.globalTypes().size();
                require(index < count, "the image has no global " + index + "; it has " + count);
            }
            case Location.Local(int index, int local, WatchKind ignored) -> {
                int own = body(index, module).code().locals().size();
                int count = module.functionType(index).params().size() + own;
                require(
                        local < count,
                        module.displayName(index) + " has no local " + local + "; it has " + count
                                + ", numbered from 0");
            }
            case Location.Instruction(int index, int instruction) -> {
                int size = body(index, module).code().size();
                require(
                        instruction < size,
                        module.displayName(index) + " has " + size + " instructions, numbered from 0; there is no +"
                                + instruction);
            }
            default -> {}
        }
        return place;
    }

    private static WasmFunction body(int index, WasmModule module) throws SessionException {
        WasmFunction function = index < module.functionCount() ? module.function(index) : null;
        if (function == null) {
            throw new SessionException("the image has no code of a function " + index);
        }
        return function;
    }

    private static void require(boolean there, String problem) throws SessionException {
        if (!there) {
            throw new SessionException(problem);
        }
    }
}
