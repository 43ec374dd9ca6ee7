package io.aoscope.engine.vm;

/**
 * How generated code calls a function. Arguments stand at {@code base} in the slots and results are left there. The
 * frame has a place in the arrays, but nothing is written there unless the call is left.
 */
abstract class CallTarget {
    /** The call has returned. */
    static final int RETURNED = 0;
    /** The call stands in the arrays; the caller is to write its own frame, after the call, and to leave too. */
    static final int LEFT = 1;
    /** Nothing has happened; the caller is to leave before the call. */
    static final int REFUSED = 2;

    /**
     * Calls it. {@link CallStack#count} holds the count at its first instruction, and afterwards the one at the
     * instruction after the call.
     *
     * @param base first slot
     * @param frame offset in {@link CallStack#frames}
     */
    abstract int run(Linkage link, int base, int frame);
}
