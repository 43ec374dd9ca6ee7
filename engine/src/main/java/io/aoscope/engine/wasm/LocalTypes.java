package io.aoscope.engine.wasm;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** Declared locals, kept as the runs of the binary: a body of a few bytes may declare thousands. */
final class LocalTypes extends AbstractList<ValType> implements RandomAccess {
    static final LocalTypes NONE = new LocalTypes(new int[0], List.of());

    private final int[] ends;
    private final List<ValType> types;

    /**
     * @param ends for each run the index after its last local, ascending
     * @param types for each run its type
     */
    LocalTypes(int[] ends, List<ValType> types) {
        this.ends = ends;
        this.types = types;
    }

    /** The type of each run. */
    List<ValType> runTypes() {
        return types;
    }

    /** The local after the last one of a run. */
    int runEnd(int run) {
        return ends[run];
    }

    @Override
    public ValType get(int index) {
        Objects.checkIndex(index, size());
        int run = Arrays.binarySearch(ends, index + 1);
        return types.get(run >= 0 ? run : -run - 1);
    }

    @Override
    public int size() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }
}
