package io.aoscope.engine.wasm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * WAT identifiers for the things of a module. A name becomes an identifier by replacing what WAT
 * does not allow, and by a number after it where another thing of the space has it already. What
 * has no name is written as its index.
 */
final class Identifiers {
    private static final String SYMBOLS = "!#$%&'*+-./:<=>?@\\^_`|~";

    private final WasmModule module;
    private final Map<Integer, String> functions;
    private final Map<Integer, String> types;
    private final Map<Integer, String> tables;
    private final Map<Integer, String> memories;
    private final Map<Integer, String> globals;
    private final Map<Integer, String> elements;
    private final Map<Integer, String> data;
    private final Map<Integer, String> tags;

    Identifiers(WasmModule module) {
        this.module = module;
        Names names = module.names();
        functions = unique(module.functionCount(), module::functionName);
        types = unique(module.types().size(), names.types()::get);
        tables = unique(module.tableTypes().size(), names.tables()::get);
        memories = unique(module.memoryTypes().size(), names.memories()::get);
        globals = unique(module.globalTypes().size(), names.globals()::get);
        elements = unique(module.elements().size(), names.elements()::get);
        data = unique(module.data().size(), names.data()::get);
        tags = unique(module.tagTypes().size(), names.tags()::get);
    }

    private static Map<Integer, String> unique(int count, IntFunction<@Nullable String> name) {
        Map<Integer, String> identifiers = new HashMap<>();
        Set<String> used = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String wanted = name.apply(i);
            if (wanted != null && !wanted.isEmpty()) {
                identifiers.put(i, distinct(wanted, used));
            }
        }
        return identifiers;
    }

    private static String distinct(String name, Set<String> used) {
        String identifier = "$" + allowed(name);
        String candidate = identifier;
        for (int n = 1; !used.add(candidate); n++) {
            candidate = identifier + "." + n;
        }
        return candidate;
    }

    private static String allowed(String name) {
        StringBuilder text = new StringBuilder(name.length());
        name.codePoints()
                .forEach(c -> text.append(
                        c < 128 && (Character.isLetterOrDigit(c) || SYMBOLS.indexOf(c) >= 0) ? (char) c : '_'));
        return text.toString();
    }

    String function(int index) {
        return text(functions, index);
    }

    String type(int index) {
        return text(types, index);
    }

    String table(int index) {
        return text(tables, index);
    }

    String memory(int index) {
        return text(memories, index);
    }

    String global(int index) {
        return text(globals, index);
    }

    String element(int index) {
        return text(elements, index);
    }

    String data(int index) {
        return text(data, index);
    }

    String tag(int index) {
        return text(tags, index);
    }

    /** The identifier of a thing, or its index. */
    String of(ExternKind kind, int index) {
        return switch (kind) {
            case FUNCTION -> function(index);
            case TABLE -> table(index);
            case MEMORY -> memory(index);
            case GLOBAL -> global(index);
            case TAG -> tag(index);
        };
    }

    /** How a definition begins: its identifier, if it has one, and its index as a comment. */
    static String definition(String identifier, int index) {
        String comment = "(;" + index + ";)";
        return identifier.startsWith("$") ? identifier + " " + comment : comment;
    }

    /** Identifiers of the locals of a function, by local index; parameters first. */
    Map<Integer, String> locals(int function, int count) {
        Map<Integer, String> names = module.names().locals().getOrDefault(function, Map.of());
        Map<Integer, String> identifiers = new HashMap<>();
        Set<String> used = new HashSet<>();
        names.entrySet().stream()
                .filter(entry -> entry.getKey() < count && !entry.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> identifiers.put(entry.getKey(), distinct(entry.getValue(), used)));
        return identifiers;
    }

    /** Gives each block of a function an identifier of its own. */
    final class Labels {
        private final Map<Integer, String> names;
        private final Set<String> used = new HashSet<>();
        private int count;

        Labels(int function) {
            names = module.names().labels().getOrDefault(function, Map.of());
        }

        String next() {
            String name = names.getOrDefault(count, "");
            String identifier = distinct(name.isEmpty() ? "l" + count : name, used);
            count++;
            return identifier;
        }
    }

    private static String text(Map<Integer, String> identifiers, int index) {
        String identifier = identifiers.get(index);
        return identifier == null ? Integer.toUnsignedString(index) : identifier;
    }
}
