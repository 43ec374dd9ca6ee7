package io.aoscope.engine.wasm.lines;

import io.aoscope.engine.wasm.Section;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.Dwarf.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads from {@code .debug_info} (DWARF 5, section 7.5) what was inlined. What cannot be read is left out: then steps by line
 * go into what was inlined there.
 */
final class InlinedReader {
    private static final int SUBPROGRAM = 0x2E;
    private static final int INLINED = 0x1D;
    private static final int LOW = 0x11;
    private static final int HIGH = 0x12;
    private static final int RANGES = 0x55;
    private static final int ADDRESSES = 0x73;
    private static final int RANGE_LISTS = 0x74;
    /** Entries, attributes of their kinds, and ranges; beyond that no more is read. */
    private static final int MOST = 20_000_000;

    private final Dwarf in;
    private final WasmModule module;
    private final Section code;
    private final Ranges.Sections sections;
    private final Inlined inlined = new Inlined();
    private int read;

    /** How an entry is written. */
    private record Kind(int tag, boolean children, List<Attribute> attributes) {}

    private record Attribute(int name, int form, long implicit) {}

    /** What an entry says of its place. */
    private static final class Place {
        private long low = -1;
        private long high = -1;
        private long ranges = -1;
        private boolean highIsLength;
        private boolean listed;
        private long addresses;
        private long lists;
    }

    private InlinedReader(WasmModule module, Section code) {
        this.module = module;
        this.code = code;
        this.sections = Ranges.Sections.of(module);
        this.in = Dwarf.section(module, ".debug_info");
    }

    static Inlined read(WasmModule module) {
        return module.sections().stream()
                .filter(section -> section.name().equals("code") && !section.custom())
                .findFirst()
                .map(section -> new InlinedReader(module, section).units())
                .orElseGet(Inlined::new);
    }

    private Inlined units() {
        try {
            in.units(this::unit);
        } catch (Unreadable e) {
            return inlined;
        }
        return inlined;
    }

    private void unit(Dwarf unit, int width) {
        try {
            int version = unit.u16();
            if (version < 2 || version > 5) {
                return;
            }
            int type = version == 5 ? unit.u8() : 1;
            int address = version == 5 ? unit.u8() : 0;
            long abbreviations = unit.unsigned(width);
            Forms forms = new Forms(version, width, version == 5 ? address : unit.u8());
            if (type == 1 || type == 3) {
                entries(unit, forms, kinds(abbreviations));
            }
        } catch (Unreadable e) {
            // The other units, and the lines of this one, are still good.
            read++;
        }
    }

    private Map<Long, Kind> kinds(long offset) throws Unreadable {
        Dwarf table = sections.abbreviations().from(offset);
        Map<Long, Kind> kinds = new HashMap<>();
        for (long number = table.uleb(); number != 0; number = table.uleb()) {
            int tag = (int) table.uleb();
            boolean children = table.u8() != 0;
            List<Attribute> attributes = new ArrayList<>();
            int name = (int) table.uleb();
            int form = (int) table.uleb();
            while (name != 0 || form != 0) {
                count(table);
                attributes.add(new Attribute(name, form, form == Forms.IMPLICIT ? table.sleb() : 0));
                name = (int) table.uleb();
                form = (int) table.uleb();
            }
            kinds.put(number, new Kind(tag, children, attributes));
        }
        return kinds;
    }

    /** Each entry with children opens a level; of a level it is known in which inlined call it is, and in which function. */
    private void entries(Dwarf unit, Forms forms, Map<Long, Kind> kinds) throws Unreadable {
        List<Integer> calls = new ArrayList<>(List.of(Inlined.NONE));
        List<Integer> functions = new ArrayList<>(List.of(-1));
        Place whole = new Place();
        boolean first = true;
        while (!unit.atEnd()) {
            count(unit);
            long number = unit.uleb();
            if (number == 0) {
                if (calls.size() > 1) {
                    calls.removeLast();
                    functions.removeLast();
                }
                continue;
            }
            Kind kind = kinds.get(number);
            if (kind == null) {
                throw new Unreadable(unit.offset(), "entry " + number + " is of no known kind");
            }
            int call = calls.getLast();
            int function = functions.getLast();
            Place place = place(unit, forms, kind, whole);
            if (first) {
                whole = place;
                first = false;
            } else if (kind.tag() == SUBPROGRAM) {
                call = Inlined.NONE;
                function = function(place);
            } else if (kind.tag() == INLINED && function >= 0) {
                call = inlined.add(call);
                add(call, function, place, forms, whole);
            }
            if (kind.children()) {
                calls.add(call);
                functions.add(function);
            }
        }
    }

    private void count(Dwarf at) throws Unreadable {
        if (++read > MOST) {
            throw new Unreadable(at.offset(), "more than memory is spent on");
        }
    }

    private Place place(Dwarf unit, Forms forms, Kind kind, Place whole) throws Unreadable {
        Place place = new Place();
        for (Attribute attribute : kind.attributes()) {
            long value = forms.read(unit, attribute.form(), attribute.implicit());
            switch (attribute.name()) {
                case LOW -> place.low = address(value, attribute.form(), forms, whole);
                case HIGH -> {
                    place.highIsLength = !Forms.isAddress(attribute.form());
                    place.high = place.highIsLength ? value : address(value, attribute.form(), forms, whole);
                }
                case RANGES -> {
                    place.ranges = value;
                    place.listed = attribute.form() == Forms.RANGE_LIST;
                }
                case ADDRESSES -> place.addresses = value;
                case RANGE_LISTS -> place.lists = value;
                default -> {}
            }
        }
        return place;
    }

    private long address(long value, int form, Forms forms, Place whole) throws Unreadable {
        if (!Forms.isIndex(form)) {
            return value;
        }
        return sections.address(whole.addresses, value, forms.address());
    }

    /** The function that an entry is of; one at 0 was dropped by the linker. */
    private int function(Place place) {
        return place.low <= 0 || place.low >= code.end() - code.start()
                ? -1
                : module.functionAt(code.start() + (int) place.low);
    }

    private void add(int call, int function, Place place, Forms forms, Place whole) throws Unreadable {
        if (place.ranges >= 0) {
            Ranges ranges = new Ranges(sections, forms, Math.max(whole.low, 0), whole.addresses);
            for (Ranges.Range range : place.listed
                    ? ranges.listed(place.ranges, whole.lists)
                    : forms.version() == 5 ? ranges.lists(place.ranges) : ranges.pairs(place.ranges)) {
                count(in);
                add(call, function, range.from(), range.to());
            }
        } else if (place.low > 0) {
            add(call, function, place.low, place.highIsLength ? place.low + place.high : place.high);
        }
    }

    private void add(int call, int function, long from, long to) {
        long length = (long) code.end() - code.start();
        if (from > 0 && to > from && to <= length) {
            int start = code.start() + (int) from;
            if (module.functionAt(start) == function) {
                inlined.add(call, start, code.start() + (int) to);
            }
        }
    }
}
