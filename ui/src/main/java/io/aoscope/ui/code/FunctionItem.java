package io.aoscope.ui.code;

import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A function in the list.
 *
 * @param index imports first
 * @param name from the name section, an export or the import; else {@code func 12}
 * @param exports the names it is exported under
 * @param imported whether it has no body here
 * @param instructions of its body; 0 for an import
 */
record FunctionItem(int index, String name, List<String> exports, boolean imported, int instructions) {

    static List<FunctionItem> of(WasmModule module) {
        Map<Integer, List<String>> exports = module.exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .collect(Collectors.groupingBy(
                        Export::index, Collectors.mapping(Export::name, Collectors.toUnmodifiableList())));
        return IntStream.range(0, module.functionCount())
                .mapToObj(index -> item(module, index, exports.getOrDefault(index, List.of())))
                .toList();
    }

    private static FunctionItem item(WasmModule module, int index, List<String> exports) {
        WasmFunction body = module.function(index);
        return new FunctionItem(
                index,
                module.displayName(index),
                exports,
                body == null,
                body == null ? 0 : body.code().size());
    }

    /** Whether the index is the text, or a name contains it, in any case. */
    boolean matches(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || Integer.toString(index).equals(wanted)
                || name.toLowerCase(Locale.ROOT).contains(wanted)
                || exports.stream()
                        .anyMatch(export -> export.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
