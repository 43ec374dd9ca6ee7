package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the name section (WebAssembly 3.0, section 7.4.1). A fault in it becomes a warning, and what
 * was read before it is kept.
 */
final class NameReader {
    private static final int MODULE = 0;
    private static final int LOCALS = 2;
    private static final int LABELS = 3;
    private static final int TAGS = 11;
    /** In the standard the names of fields of structs, which no module that can be read has. */
    private static final int TAGS_OF_WABT = 10;

    private final Map<Integer, Map<Integer, String>> plain = new HashMap<>();
    private final Map<Integer, Map<Integer, Map<Integer, String>>> nested = new HashMap<>();
    private final List<Warning> warnings = new ArrayList<>();
    private @Nullable String module;

    void read(Input in) {
        try {
            while (!in.atEnd()) {
                int id = in.u8();
                subsection(id, in.slice(in.length(), "the name section"));
            }
        } catch (MalformedModuleException e) {
            warn(e);
        }
    }

    private void subsection(int id, Input in) {
        try {
            if (id == MODULE) {
                module = in.name();
            } else if (id == LOCALS || id == LABELS) {
                long count = in.u32Long();
                Map<Integer, Map<Integer, String>> functions = nested.computeIfAbsent(id, key -> new HashMap<>());
                for (long i = 0; i < count; i++) {
                    readMap(in, functions.computeIfAbsent(in.u32(), key -> new HashMap<>()));
                }
            } else {
                readMap(in, plain.computeIfAbsent(id, key -> new HashMap<>()));
            }
        } catch (MalformedModuleException e) {
            warn(e);
        }
    }

    private static void readMap(Input in, Map<Integer, String> names) throws MalformedModuleException {
        long count = in.u32Long();
        for (long i = 0; i < count; i++) {
            int index = in.u32();
            names.put(index, in.name());
        }
    }

    private void warn(MalformedModuleException fault) {
        warnings.add(new Warning(fault.offset(), "name section: " + fault.reason() + "; some names are missing"));
    }

    Names names() {
        return new Names(
                module,
                plain(1),
                nested(LOCALS),
                nested(LABELS),
                plain(4),
                plain(5),
                plain(6),
                plain(7),
                plain(8),
                plain(9),
                plain(TAGS).isEmpty() ? plain(TAGS_OF_WABT) : plain(TAGS));
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    private Map<Integer, String> plain(int id) {
        return Map.copyOf(plain.getOrDefault(id, Map.of()));
    }

    private Map<Integer, Map<Integer, String>> nested(int id) {
        Map<Integer, Map<Integer, String>> copy = new HashMap<>();
        nested.getOrDefault(id, Map.of()).forEach((function, names) -> copy.put(function, Map.copyOf(names)));
        return Map.copyOf(copy);
    }
}
