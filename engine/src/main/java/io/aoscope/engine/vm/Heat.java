package io.aoscope.engine.vm;

/**
 * When code is generated for a function.
 *
 * @param samples so often it was being interpreted when a slice of instructions ended
 * @param calls or so often generated code called it
 * @param waits whether execution waits for the code
 * @param sizes where large functions are split
 */
record Heat(int samples, int calls, boolean waits, Sizes sizes) {
    static final Heat NORMAL = new Heat(3, 100, false, Sizes.NORMAL);
    /** For all from the beginning. */
    static final Heat ALWAYS = new Heat(0, 1, true, Sizes.NORMAL);
    /** For none. */
    static final Heat NEVER = new Heat(Integer.MAX_VALUE, Integer.MAX_VALUE, false, Sizes.NORMAL);

    /** The same with other sizes. */
    Heat with(Sizes others) {
        return new Heat(samples, calls, waits, others);
    }
}
