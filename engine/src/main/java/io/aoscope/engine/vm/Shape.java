package io.aoscope.engine.vm;

/**
 * Where the operands before an instruction are when generated code leaves there.
 *
 * @param sources for each operand {@link #CONSTANT}, {@link #LOCAL}, or the place in the scratch array
 * @param values the constant, or the local
 */
record Shape(int[] sources, long[] values) {
    static final int CONSTANT = -1;
    static final int LOCAL = -2;
}
