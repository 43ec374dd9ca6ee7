package io.aoscope.engine.wasm.lines;

import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.Dwarf.Unreadable;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads lists of ranges of addresses: {@code .debug_ranges} (DWARF 4, section 2.17.3) and {@code .debug_rnglists} (DWARF 5,
 * section 7.25).
 *
 * @param base address that offsets count from until the list names another
 * @param addresses where the addresses of the unit begin in {@code .debug_addr}
 */
record Ranges(Sections sections, Forms forms, long base, long addresses) {
    private static final int MOST_RANGES = 100_000;

    /** The sections that are read besides {@code .debug_info}. */
    record Sections(Dwarf abbreviations, Dwarf addresses, Dwarf ranges, Dwarf lists) {
        static Sections of(WasmModule module) {
            return new Sections(
                    Dwarf.section(module, ".debug_abbrev"),
                    Dwarf.section(module, ".debug_addr"),
                    Dwarf.section(module, ".debug_ranges"),
                    Dwarf.section(module, ".debug_rnglists"));
        }

        /** The address of an index. */
        long address(long addresses, long index, int width) throws Unreadable {
            return addresses().from(addresses + index * width).unsigned(width);
        }
    }

    /** Addresses, the last one exclusive. */
    record Range(long from, long to) {}

    /** Pairs of addresses, at an offset. */
    List<Range> pairs(long offset) throws Unreadable {
        Dwarf in = sections.ranges().from(offset);
        long top = forms.address() == 4 ? 0xFFFF_FFFFL : -1;
        List<Range> ranges = new ArrayList<>();
        long from = base;
        while (ranges.size() < MOST_RANGES) {
            long begin = in.unsigned(forms.address());
            long end = in.unsigned(forms.address());
            if (begin == 0 && end == 0) {
                break;
            }
            if (begin == top) {
                from = end;
            } else {
                ranges.add(new Range(from + begin, from + end));
            }
        }
        return ranges;
    }

    /** The list of a number in the unit's table of lists. */
    List<Range> listed(long number, long table) throws Unreadable {
        Dwarf in = sections.lists().from(table + number * forms.width());
        return lists(table + in.unsigned(forms.width()));
    }

    /** The list at an offset. */
    List<Range> lists(long offset) throws Unreadable {
        Dwarf in = sections.lists().from(offset);
        List<Range> ranges = new ArrayList<>();
        long from = base;
        while (ranges.size() < MOST_RANGES) {
            int kind = in.u8();
            switch (kind) {
                case 0 -> {
                    return ranges;
                }
                case 1 -> from = indexed(in);
                case 2 -> ranges.add(new Range(indexed(in), indexed(in)));
                case 3 -> ranges.add(ofLength(indexed(in), in.uleb()));
                case 4 -> ranges.add(new Range(from + in.uleb(), from + in.uleb()));
                case 5 -> from = in.unsigned(forms.address());
                case 6 -> ranges.add(new Range(in.unsigned(forms.address()), in.unsigned(forms.address())));
                case 7 -> ranges.add(ofLength(in.unsigned(forms.address()), in.uleb()));
                default -> throw new Unreadable(in.offset(), "a range of kind " + kind + " is not known");
            }
        }
        return ranges;
    }

    private long indexed(Dwarf in) throws Unreadable {
        return sections.address(addresses, in.uleb(), forms.address());
    }

    private static Range ofLength(long from, long length) {
        return new Range(from, from + length);
    }
}
