package io.aoscope.engine.wasm.lines;

import io.aoscope.engine.wasm.Warning;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.Dwarf.Unreadable;
import io.aoscope.engine.wasm.lines.LineProgram.Row;
import java.util.ArrayList;
import java.util.List;

/** Reads the units of {@code .debug_line}; one that cannot be read leaves a warning and the others. */
final class LineReader {
    private static final int MOST_ROWS = 4_000_000;

    private final Dwarf in;
    private final LineHeader.Strings strings;
    private final List<List<Row>> sequences = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private int rows;

    LineReader(WasmModule module) {
        in = Dwarf.section(module, ".debug_line");
        strings = new LineHeader.Strings(Dwarf.section(module, ".debug_line_str"), Dwarf.section(module, ".debug_str"));
        try {
            in.units(this::unit);
        } catch (Unreadable e) {
            warn(e);
        }
    }

    private void unit(Dwarf unit, int width) {
        try {
            int start = unit.offset();
            int version = unit.u16();
            if (version < 2 || version > 5) {
                throw new Unreadable(start, "version " + version + " of DWARF is not known, only 2 to 5");
            }
            LineHeader header = LineHeader.read(unit, version, width, strings);
            List<List<Row>> read = new LineProgram(header).run(unit, MOST_ROWS - rows);
            read.forEach(sequence -> rows += sequence.size());
            sequences.addAll(read);
        } catch (Unreadable e) {
            warn(e);
        }
    }

    private void warn(Unreadable fault) {
        warnings.add(new Warning(
                fault.offset(), ".debug_line: " + fault.getMessage() + "; some lines of source are missing"));
    }

    List<List<Row>> sequences() {
        return sequences;
    }

    List<Warning> warnings() {
        return warnings;
    }
}
