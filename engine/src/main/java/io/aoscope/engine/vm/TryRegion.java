package io.aoscope.engine.vm;

/**
 * The instructions that a {@code try} or {@code try_table} protects.
 *
 * @param start the instruction that opens it
 * @param end the first {@code catch}, {@code delegate} or {@code end} after it
 * @param hiddenSlot where a legacy {@code try} keeps the exception that its catch clause handles,
 *     relative to the frame; -1 otherwise
 * @param delegate {@link #NO_DELEGATE}, or where a {@code delegate} passes exceptions to: the
 *     instruction that opened the target block, -1 for the caller
 * @param clauses in order
 */
record TryRegion(int start, int end, int hiddenSlot, int delegate, Clause[] clauses) {
    static final int NO_DELEGATE = -2;
    static final int ANY_TAG = -1;

    /**
     * A catch clause.
     *
     * @param tag index, or {@link #ANY_TAG}
     * @param target the instruction to go on at, or {@link Body#RETURN}
     * @param height operands below what the clause pushes
     * @param reference whether a reference to the exception is pushed too
     */
    record Clause(int tag, int target, int height, boolean reference) {}

    boolean protects(int instruction) {
        return start < instruction && instruction < end;
    }
}
