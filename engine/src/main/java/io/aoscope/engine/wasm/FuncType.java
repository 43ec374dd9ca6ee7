package io.aoscope.engine.wasm;

import java.util.List;
import java.util.stream.Collectors;

/** A function type: parameters and results, in order. Also the type of a block. */
public record FuncType(List<ValType> params, List<ValType> results) {
    public static final FuncType EMPTY = new FuncType(List.of(), List.of());

    public FuncType {
        params = List.copyOf(params);
        results = List.copyOf(results);
    }

    /** The type as {@code [i32 i64] -> [i32]}. */
    public String text() {
        return list(params) + " -> " + list(results);
    }

    static String list(List<ValType> types) {
        return types.stream().map(ValType::text).collect(Collectors.joining(" ", "[", "]"));
    }
}
