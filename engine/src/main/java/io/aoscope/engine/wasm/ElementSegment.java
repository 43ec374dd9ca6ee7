package io.aoscope.engine.wasm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element segment: references for a table, each given as a function index or as an expression.
 */
public final class ElementSegment {
    /** When the segment is copied. */
    public enum Mode {
        ACTIVE,
        PASSIVE,
        DECLARATIVE
    }

    private final Mode mode;
    private final int table;
    private final @Nullable Code offset;
    private final RefType type;
    private final int[] functions;
    private final List<Code> expressions;

    ElementSegment(Mode mode, int table, @Nullable Code offset, RefType type, int[] functions, List<Code> expressions) {
        this.mode = mode;
        this.table = table;
        this.offset = offset;
        this.type = type;
        this.functions = functions;
        this.expressions = List.copyOf(expressions);
    }

    public Mode mode() {
        return mode;
    }

    /** The table that an active segment is copied to. */
    public int table() {
        return table;
    }

    /** Where in the table; null unless the segment is active. */
    public @Nullable Code offset() {
        return offset;
    }

    public RefType type() {
        return type;
    }

    public int size() {
        return hasExpressions() ? expressions.size() : functions.length;
    }

    /** Whether the elements are expressions rather than function indices. */
    public boolean hasExpressions() {
        return !expressions.isEmpty();
    }

    /** The function index of element {@code i}; only where there are no expressions. */
    public int function(int i) {
        return functions[i];
    }

    /** The constant expression of element {@code i}; only where there are expressions. */
    public Code expression(int i) {
        return expressions.get(i);
    }
}
