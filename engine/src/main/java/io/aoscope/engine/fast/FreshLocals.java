package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.ValType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Locals that rewriting adds after the function's own. */
final class FreshLocals {
    private final int first;
    private final List<ValType> own;
    private final List<ValType> added = new ArrayList<>();
    private final Map<Scratch, Integer> scratch = new HashMap<>();

    private record Scratch(ValType type, int ordinal) {}

    FreshLocals(FuncType type, List<ValType> own) {
        this.first = type.params().size() + own.size();
        this.own = own;
    }

    /** A local of its own. */
    int add(ValType type) {
        added.add(type);
        return first + added.size() - 1;
    }

    /** Locals of their own, one for each type. */
    int[] add(List<ValType> types) {
        return types.stream().mapToInt(this::add).toArray();
    }

    /** A local shared by everything that holds a value only for a moment. */
    int scratch(ValType type, int ordinal) {
        return scratch.computeIfAbsent(new Scratch(type, ordinal), key -> add(key.type()));
    }

    /** Writes the declarations, own ones first, equal neighbours as one run. */
    void write(Bytes out) {
        Bytes runs = new Bytes();
        int count = 0;
        int total = own.size() + added.size();
        int start = 0;
        while (start < total) {
            ValType type = get(start);
            int end = start + 1;
            while (end < total && get(end).equals(type)) {
                end++;
            }
            runs.u32(end - start).type(type);
            count++;
            start = end;
        }
        out.u32(count).raw(runs.toArray());
    }

    private ValType get(int index) {
        return index < own.size() ? own.get(index) : added.get(index - own.size());
    }
}
