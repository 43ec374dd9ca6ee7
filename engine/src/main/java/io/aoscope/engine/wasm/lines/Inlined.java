package io.aoscope.engine.wasm.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which instructions were inlined: calls of the source whose code stands in the function that made them. Each has a number;
 * {@link #NONE} stands for the function itself. Immutable once it is read.
 */
public final class Inlined {
    /** What is not inlined. */
    public static final int NONE = -1;

    /** By the offset in the module from which on they hold. */
    private final TreeMap<Integer, Integer> calls = new TreeMap<>();

    private final List<Integer> parents = new ArrayList<>();

    /** Adds a call in another one, or in none; it comes after the one that it is in. */
    int add(int parent) {
        parents.add(parent);
        return parents.size() - 1;
    }

    /** Code of a call, from an offset up to another. */
    void add(int call, int from, int to) {
        int after = at(to);
        calls.subMap(from, to).clear();
        calls.put(from, call);
        calls.putIfAbsent(to, after);
    }

    /** The innermost call whose code stands at an offset of the module. */
    public int at(int offset) {
        Map.Entry<Integer, Integer> found = calls.floorEntry(offset);
        return found == null ? NONE : found.getValue();
    }

    /** The call in which another was made. */
    public int parent(int call) {
        return call == NONE ? NONE : parents.get(call);
    }

    /** Whether one of two calls is the other, or was made in its course. */
    public boolean contains(int outer, int inner) {
        int at = inner;
        while (at != outer && at != NONE) {
            at = parents.get(at);
        }
        return at == outer;
    }

    /** Whether nothing is known to be inlined. */
    public boolean isEmpty() {
        return parents.isEmpty();
    }
}
