package io.aoscope.engine.wasm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name section, extended name section included. Names may be any text and need not be unique.
 *
 * @param module the module's name
 * @param functions by function index, imports first
 * @param locals by function index, then by local index (parameters first)
 * @param labels by function index, then by label index (the order in which blocks open)
 */
public record Names(
        @Nullable String module,
        Map<Integer, String> functions,
        Map<Integer, Map<Integer, String>> locals,
        Map<Integer, Map<Integer, String>> labels,
        Map<Integer, String> types,
        Map<Integer, String> tables,
        Map<Integer, String> memories,
        Map<Integer, String> globals,
        Map<Integer, String> elements,
        Map<Integer, String> data,
        Map<Integer, String> tags) {
    public static final Names NONE = new Names(
            null, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /** The name of a local of a function, or null where the module does not say. */
    public @Nullable String local(int function, int local) {
        Map<Integer, String> ofFunction = locals.get(function);
        return ofFunction == null ? null : ofFunction.get(local);
    }
}
