package io.aoscope.engine.vm;

/**
 * The heap that WAMR keeps for itself inside a guest's memory (semantics 10.4): at first one free chunk, whose header
 * tells its size. Memory that grows is moved, and WAMR then walks over the chunks; where the guest has overwritten them it
 * gives up, and the guest is told that its memory did not grow, although it did.
 *
 * @param at where it begins
 * @param bytes how long it is
 */
public record WamrHeap(long at, int bytes) {
    private static final int PADDING = 4;
    private static final int FREE_AFTER_USED = 0x6000_0000;
    private static final int SIZE_BITS = 0x07FF_FFFF;
    private static final int PARENT = 24;
    private static final int LENGTH = 32;
    /** Stands for the address of a structure outside of the memory, which is another one in each run of a node. */
    private static final long ROOT = 0x7F00_0000_0004L;

    /** Writes what WAMR writes as it makes the heap. */
    void make(LinearMemory memory) {
        memory.putInt(at + PADDING, FREE_AFTER_USED | chunk() >>> 3);
        memory.putLong(at + PARENT, ROOT);
        memory.putInt(at + LENGTH, chunk());
    }

    private int chunk() {
        return bytes - PADDING & ~7;
    }

    /** Whether the chunks can be walked over to the end. */
    boolean intact(LinearMemory memory) {
        long chunk = at + PADDING;
        long end = chunk + chunk();
        while (chunk < end) {
            long size = (long) (header(memory, chunk) & SIZE_BITS) << 3;
            if (size == 0 || size > end - chunk) {
                return false;
            }
            chunk += size;
        }
        return true;
    }

    /** Read past those who watch the guest. */
    private static int header(LinearMemory memory, long address) {
        byte[] four = new byte[Integer.BYTES];
        for (int i = 0; i < four.length; i++) {
            long byteAt = address + i;
            four[i] = memory.page(byteAt)[memory.start(byteAt)];
        }
        return (int) LinearMemory.INT.get(four, 0);
    }
}
