package io.aoscope.engine.debug.time;

import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.WasmModule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds locals and globals by the index or the name that people write. */
public final class Names {
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

    private static String plain(String name) {
        return name.startsWith("$") ? name.substring(1) : name;
    }
}
