package io.aoscope.engine.wasm.lines;

import io.aoscope.engine.wasm.lines.Dwarf.Unreadable;

/**
 * Reads values of attributes (DWARF 5, section 7.5.6) that are numbers, and passes over the others.
 *
 * @param version of the unit
 * @param width of offsets, 4 or 8
 * @param address bytes of an address
 */
record Forms(int version, int width, int address) {
    static final int ADDRESS = 0x01;
    static final int SECTION_OFFSET = 0x17;
    static final int RANGE_LIST = 0x23;
    static final int IMPLICIT = 0x21;
    private static final int INDIRECT = 0x16;

    /** The value where it is a number, an address or an index; 0 for what else is passed over. */
    long read(Dwarf in, int form, long implicit) throws Unreadable {
        return switch (form) {
            case ADDRESS -> in.unsigned(address);
            case 0x05, 0x12, 0x26, 0x2A -> in.unsigned(2);
            case 0x06, 0x13, 0x1C, 0x28, 0x2C -> in.unsigned(4);
            case 0x07, 0x14, 0x20, 0x24 -> in.unsigned(8);
            case 0x0B, 0x0C, 0x11, 0x25, 0x29 -> in.unsigned(1);
            case 0x27, 0x2B -> in.unsigned(1) | in.unsigned(2) << 8;
            case 0x0D -> in.sleb();
            case 0x0F, 0x15, 0x1A, 0x1B, 0x22, RANGE_LIST, 0x1F01, 0x1F02 -> in.uleb();
            case 0x0E, SECTION_OFFSET, 0x1D, 0x1F, 0x1F20, 0x1F21 -> in.unsigned(width);
            case 0x10 -> in.unsigned(version == 2 ? address : width);
            case INDIRECT -> indirect(in, implicit);
            case IMPLICIT -> implicit;
            case 0x19 -> 1;
            default -> skip(in, form);
        };
    }

    private long indirect(Dwarf in, long implicit) throws Unreadable {
        int form = (int) in.uleb();
        if (form == INDIRECT) {
            throw new Unreadable(in.offset(), "a form that is told by a value is told by another");
        }
        return read(in, form, implicit);
    }

    private static long skip(Dwarf in, int form) throws Unreadable {
        switch (form) {
            case 0x03 -> in.skip(in.u16());
            case 0x04 -> in.skip(in.unsigned(4));
            case 0x08 -> in.pass();
            case 0x09, 0x18 -> in.skip(in.uleb());
            case 0x0A -> in.skip(in.u8());
            case 0x1E -> in.skip(16);
            default ->
                throw new Unreadable(in.offset(), "form 0x" + Integer.toHexString(form) + " of a value is not known");
        }
        return 0;
    }

    /** Whether a value is an address, or the index of one. */
    static boolean isAddress(int form) {
        return form == ADDRESS || isIndex(form);
    }

    /** Whether a value is an index into {@code .debug_addr}. */
    static boolean isIndex(int form) {
        return form == 0x1B || form >= 0x29 && form <= 0x2C || form == 0x1F01;
    }
}
