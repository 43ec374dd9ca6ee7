package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.FuncType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The type section being written: the module's own types at their own indices, then those that
 * rewritten blocks need. Chicory 1.7.5 reads a block type of index 64 to 127 as a value type, so no
 * block gets such an index: it gets an equal type past them.
 */
final class TypeTable {
    private static final int FIRST_MISREAD = 64;
    private static final int LAST_MISREAD = 127;

    private final List<FuncType> types;
    private final Map<FuncType, Integer> blockTypes = new HashMap<>();

    TypeTable(List<FuncType> own) {
        types = new ArrayList<>(own);
        for (int i = Math.min(own.size(), FIRST_MISREAD) - 1; i >= 0; i--) {
            blockTypes.put(own.get(i), i);
        }
    }

    /** Writes a block type. */
    void block(FuncType type, Bytes out) {
        if (type.params().isEmpty() && type.results().isEmpty()) {
            out.u8(0x40);
        } else if (type.params().isEmpty() && type.results().size() == 1) {
            out.type(type.results().getFirst());
        } else {
            out.signed(blockTypes.computeIfAbsent(type, this::add));
        }
    }

    void write(Bytes out) {
        out.u32(types.size());
        for (FuncType type : types) {
            out.u8(0x60).u32(type.params().size());
            type.params().forEach(out::type);
            out.u32(type.results().size());
            type.results().forEach(out::type);
        }
    }

    private int add(FuncType type) {
        while (types.size() >= FIRST_MISREAD && types.size() <= LAST_MISREAD) {
            types.add(FuncType.EMPTY);
        }
        types.add(type);
        return types.size() - 1;
    }
}
