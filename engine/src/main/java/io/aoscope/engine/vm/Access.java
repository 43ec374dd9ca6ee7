package io.aoscope.engine.vm;

/**
 * Loads and stores of the two tiers' code. An access within a memory in one array, or within a page that is there, is done
 * here; the rest, traps included, is left to {@link LinearMemory}. Addresses are unsigned; offsets are not negative.
 */
public final class Access {
    /** Addresses below have pages that an int can number. */
    private static final int FAR = 46;

    private static final int PAGE = LinearMemory.PAGE;
    private static final int SHIFT = LinearMemory.PAGE_SHIFT;
    private static final int MASK = LinearMemory.PAGE_MASK;

    private Access() {}

    /** Reads a byte, extended by the sign. */
    public static int load8(LinearMemory memory, long address, int offset) {
        long at = address + offset;
        if ((address | at) >= 0 && at < memory.readableBelow) {
            return memory.flat[(int) at];
        }
        return paged8(memory, address, offset);
    }

    /** Writes the low byte. */
    public static void store8(LinearMemory memory, long address, int value, int offset) {
        long at = address + offset;
        if ((address | at) >= 0 && at < memory.writableBelow) {
            memory.flat[(int) at] = (byte) value;
            memory.written[(int) at >>> SHIFT] = 1;
        } else {
            paged8(memory, address, value, offset);
        }
    }

    /** Reads two bytes, extended by the sign. */
    public static int load16(LinearMemory memory, long address, int offset) {
        long at = address + offset;
        if ((address | at) >= 0 && at < memory.readableBelow) {
            return (short) LinearMemory.SHORT.get(memory.flat, (int) at);
        }
        return paged16(memory, address, offset);
    }

    /** Writes the low two bytes. */
    public static void store16(LinearMemory memory, long address, int value, int offset) {
        long at = address + offset;
        if ((address | at) >= 0 && at < memory.writableBelow) {
            LinearMemory.SHORT.set(memory.flat, (int) at, (short) value);
            memory.written[(int) at >>> SHIFT] = 1;
        } else {
            paged16(memory, address, value, offset);
        }
    }

    /** Reads four bytes. */
    public static int load32(LinearMemory memory, long address, int offset) {
        long at = address + offset;
        if ((address | at) >= 0 && at < memory.readableBelow) {
            return (int) LinearMemory.INT.get(memory.flat, (int) at);
        }
        return paged32(memory, address, offset);
    }

    /** Writes four bytes. */
    public static void store32(LinearMemory memory, long address, int value, int offset) {
        long at = address + offset;
        if ((address | at) >= 0 && at < memory.writableBelow) {
            LinearMemory.INT.set(memory.flat, (int) at, value);
            memory.written[(int) at >>> SHIFT] = 1;
        } else {
            paged32(memory, address, value, offset);
        }
    }

    /** Reads eight bytes. */
    public static long load64(LinearMemory memory, long address, int offset) {
        long at = address + offset;
        if ((address | at) >= 0 && at < memory.readableBelow) {
            return (long) LinearMemory.LONG.get(memory.flat, (int) at);
        }
        return paged64(memory, address, offset);
    }

    /** Writes eight bytes. */
    public static void store64(LinearMemory memory, long address, long value, int offset) {
        long at = address + offset;
        if ((address | at) >= 0 && at < memory.writableBelow) {
            LinearMemory.LONG.set(memory.flat, (int) at, value);
            memory.written[(int) at >>> SHIFT] = 1;
        } else {
            paged64(memory, address, value, offset);
        }
    }

    private static int paged8(LinearMemory memory, long address, int offset) {
        byte[][] pages = memory.readable;
        long at = address + offset;
        int page = (int) (at >>> SHIFT);
        if (address >>> FAR == 0 && page < pages.length) {
            return pages[page][(int) at & MASK];
        }
        return (byte) memory.get(address, offset, 1);
    }

    private static int paged16(LinearMemory memory, long address, int offset) {
        byte[][] pages = memory.readable;
        long at = address + offset;
        int page = (int) (at >>> SHIFT);
        int start = (int) at & MASK;
        if (address >>> FAR == 0 && page < pages.length && start <= PAGE - 2) {
            return (short) LinearMemory.SHORT.get(pages[page], start);
        }
        return (short) memory.get(address, offset, 2);
    }

    private static int paged32(LinearMemory memory, long address, int offset) {
        byte[][] pages = memory.readable;
        long at = address + offset;
        int page = (int) (at >>> SHIFT);
        int start = (int) at & MASK;
        if (address >>> FAR == 0 && page < pages.length && start <= PAGE - 4) {
            return (int) LinearMemory.INT.get(pages[page], start);
        }
        return (int) memory.get(address, offset, 4);
    }

    private static long paged64(LinearMemory memory, long address, int offset) {
        byte[][] pages = memory.readable;
        long at = address + offset;
        int page = (int) (at >>> SHIFT);
        int start = (int) at & MASK;
        if (address >>> FAR == 0 && page < pages.length && start <= PAGE - 8) {
            return (long) LinearMemory.LONG.get(pages[page], start);
        }
        return memory.get(address, offset, 8);
    }

    private static void paged8(LinearMemory memory, long address, int value, int offset) {
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

    private static void paged16(LinearMemory memory, long address, int value, int offset) {
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

    private static void paged32(LinearMemory memory, long address, int value, int offset) {
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

    private static void paged64(LinearMemory memory, long address, long value, int offset) {
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
