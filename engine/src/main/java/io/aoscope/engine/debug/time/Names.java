package io.aoscope.engine.debug.time;

import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds locals and globals by the index or the name that people write. */
public final class Names {
    private static final int MOST_NAMES = 8;

    private Names() {}

    /** The names of a function's locals, by index; those that have none are left out. */
    public static Map<Integer, String> locals(WasmModule module, int function, int count) {
        Map<Integer, String> names = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String name = module.names().local(function, i);
            if (name != null) {
                names.put(i, name);
            }
        }
        return names;
    }

    /** The names of globals: from the name section, else an export. */
    public static Map<Integer, String> globals(WasmModule module) {
        Map<Integer, String> names = new HashMap<>();
        module.exports().stream()
                .filter(export -> export.kind() == ExternKind.GLOBAL)
                .forEach(export -> names.putIfAbsent(export.index(), export.name()));
        names.putAll(module.names().globals());
        return names;
    }

    /** The index that a text means: digits, or a name with or without a leading {@code $}. */
    public static Optional<Integer> index(String text, Map<Integer, String> names, int count) {
        String plain = text.startsWith("$") ? text.substring(1) : text;
        if (plain.matches("\\d{1,9}")) {
            int index = Integer.parseInt(plain);
            return index < count ? Optional.of(index) : Optional.empty();
        }
        return names.entrySet().stream()
                .filter(entry -> plain(entry.getValue()).equals(plain))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** All of them as expressions write them, a few of the names: {@code $0 to $3, $count}. */
    public static String shown(String before, String after, Collection<String> names, int count) {
        if (count == 0) {
            return "";
        }
        String indices = before + 0 + after + (count > 1 ? " to " + before + (count - 1) + after : "");
        List<String> shown = Stream.concat(
                        Stream.of(indices),
                        names.stream().sorted().limit(MOST_NAMES).map(name -> before + plain(name) + after))
                .toList();
        return String.join(", ", shown) + (names.size() > MOST_NAMES ? ", …" : "");
    }

    /** The locals of a function as expressions write them. */
    public static String shownLocals(WasmModule module, int function, int count) {
        return shown("$", "", locals(module, function, count).values(), count);
    }

    /** The globals of a module as expressions write them. */
    public static String shownGlobals(WasmModule module, int count) {
        return shown("global.", "", globals(module).values(), count);
    }

    /** The operands of a frame as expressions write them. */
    public static String shownOperands(int count) {
        return shown("stack[", "]", List.of(), count);
    }

    private static String plain(String name) {
        return name.startsWith("$") ? name.substring(1) : name;
    }
}
