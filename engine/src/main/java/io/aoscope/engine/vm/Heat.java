package io.aoscope.engine.vm;

/**
 * When code is generated for a function. Code costs before it pays: it is made, and interpreted by Java until HotSpot has
 * compiled it, while the fused form is fast already. So a function needs the more samples the larger it is, and where
 * many functions share the time, the whole has to go on for some time first.
 *
 * @param samples so often it was being interpreted when a slice of instructions ended
 * @param instructions and once more for so many instructions of it
 * @param settled before so many samples of all functions together, only what takes a quarter of them gets code
 * @param calls or so often generated code called it
 * @param waits whether execution waits for the code
 * @param sizes where large functions are split
 */
record Heat(int samples, int instructions, int settled, int calls, boolean waits, Sizes sizes) {
    /** Half a second of the fused form; the first message to aos takes 7,000 samples. */
    private static final int SETTLED = 8_000;

    /** A quarter of fewer samples says nothing yet. */
    private static final int TELLING = 20;

    private static final int SHARE = 4;

    static final Heat NORMAL = new Heat(3, 2, SETTLED, 1_000, false, Sizes.NORMAL);
    /** For all from the beginning. */
    static final Heat ALWAYS = new Heat(0, Integer.MAX_VALUE, 0, 1, true, Sizes.NORMAL);
    /** For none. */
    static final Heat NEVER = new Heat(Integer.MAX_VALUE, Integer.MAX_VALUE, 0, Integer.MAX_VALUE, false, Sizes.NORMAL);

    /** The same with other sizes. */
    Heat with(Sizes others) {
        return new Heat(samples, instructions, settled, calls, waits, others);
    }

    /**
     * Whether a function is to get code.
     *
     * @param seen its samples
     * @param all those of all functions
     * @param length its instructions
     */
    boolean isReached(int seen, int all, int length) {
        return seen >= wanted(length) && (all >= settled || seen >= TELLING && seen >= all / SHARE);
    }

    /** Whether a function that has code is to get an entry at a loop too. */
    boolean isReachedInLoop(int seen, int length) {
        return seen >= 2 * wanted(length);
    }

    private long wanted(int length) {
        return samples + (long) length / instructions;
    }
}
