package io.aoscope.engine.vm;

/**
 * When code is generated for a function.
 *
 * @param samples so often it was being interpreted when a slice of instructions ended
 * @param calls or so often generated code called it
 * @param waits whether execution waits for the code
 */
record Heat(int samples, int calls, boolean waits) {
    static final Heat NORMAL = new Heat(3, 100, false);
    /** For all from the beginning. */
    static final Heat ALWAYS = new Heat(0, 1, true);
    /** For none. */
    static final Heat NEVER = new Heat(Integer.MAX_VALUE, Integer.MAX_VALUE, false);
}
