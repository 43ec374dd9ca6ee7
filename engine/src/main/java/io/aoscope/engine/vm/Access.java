package io.aoscope.engine.vm;

/**
 * Loads and stores of generated code. An access within a page that is there is done here; the rest, traps included, is
 * left to {@link LinearMemory}.
 */
final class Access {
    /** Addresses below have pages that an int can number. */
    private static final int FAR = 46;

    private static final int PAGE = LinearMemory.PAGE;
    private static final int SHIFT = LinearMemory.PAGE_SHIFT;
    private static final int MASK = LinearMemory.PAGE_MASK;

    private Access() {}

    static int load8(LinearMemory memory, long address, int offset) {
        byte[][] pages = memory.readable;
        long at = address + offset;
        int page = (int) (at >>> SHIFT);
        if (address >>> FAR == 0 && page < pages.length) {
            return pages[page][(int) at & MASK];
        }
        return (byte) memory.get(address, offset, 1);
    }

    static int load16(LinearMemory memory, long address, int offset) {
        byte[][] pages = memory.readable;
        long at = address + offset;
        int page = (int) (at >>> SHIFT);
        int start = (int) at & MASK;
        if (address >>> FAR == 0 && page < pages.length && start <= PAGE - 2) {
            return (short) LinearMemory.SHORT.get(pages[page], start);
        }
        return (short) memory.get(address, offset, 2);
    }

    static int load32(LinearMemory memory, long address, int offset) {
        byte[][] pages = memory.readable;
        long at = address + offset;
        int page = (int) (at >>> SHIFT);
        int start = (int) at & MASK;
        if (address >>> FAR == 0 && page < pages.length && start <= PAGE - 4) {
            return (int) LinearMemory.INT.get(pages[page], start);
        }
        return (int) memory.get(address, offset, 4);
    }

    static long load64(LinearMemory memory, long address, int offset) {
        byte[][] pages = memory.readable;
        long at = address + offset;
        int page = (int) (at >>> SHIFT);
        int start = (int) at & MASK;
        if (address >>> FAR == 0 && page < pages.length && start <= PAGE - 8) {
            return (long) LinearMemory.LONG.get(pages[page], start);
        }
        return memory.get(address, offset, 8);
    }

    static void store8(LinearMemory memory, long address, int value, int offset) {
        byte[][] pages = memory.writable;
        long at = address + offset;
        int page = (int) (at >>> SHIFT);
        if (address >>> FAR == 0 && page < pages.length) {
            byte[] bytes = pages[page];
            if (bytes != null) {
                bytes[(int) at & MASK] = (byte) value;
                return;
            }
        }
        memory.put(address, offset, 1, value);
    }

    static void store16(LinearMemory memory, long address, int value, int offset) {
        byte[][] pages = memory.writable;
        long at = address + offset;
        int page = (int) (at >>> SHIFT);
        int start = (int) at & MASK;
        if (address >>> FAR == 0 && page < pages.length && start <= PAGE - 2) {
            byte[] bytes = pages[page];
            if (bytes != null) {
                LinearMemory.SHORT.set(bytes, start, (short) value);
                return;
            }
        }
        memory.put(address, offset, 2, value);
    }

    static void store32(LinearMemory memory, long address, int value, int offset) {
        byte[][] pages = memory.writable;
        long at = address + offset;
        int page = (int) (at >>> SHIFT);
        int start = (int) at & MASK;
        if (address >>> FAR == 0 && page < pages.length && start <= PAGE - 4) {
            byte[] bytes = pages[page];
            if (bytes != null) {
                LinearMemory.INT.set(bytes, start, value);
                return;
            }
        }
        memory.put(address, offset, 4, value);
    }

    static void store64(LinearMemory memory, long address, long value, int offset) {
        byte[][] pages = memory.writable;
        long at = address + offset;
        int page = (int) (at >>> SHIFT);
        int start = (int) at & MASK;
        if (address >>> FAR == 0 && page < pages.length && start <= PAGE - 8) {
            byte[] bytes = pages[page];
            if (bytes != null) {
                LinearMemory.LONG.set(bytes, start, value);
                return;
            }
        }
        memory.put(address, offset, 8, value);
    }
}
