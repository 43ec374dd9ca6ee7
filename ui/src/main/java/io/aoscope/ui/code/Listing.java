package io.aoscope.ui.code;

import io.aoscope.engine.wasm.Disassembler;
import io.aoscope.engine.wasm.Line;
import io.aoscope.engine.wasm.Span;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WatSpans;
import io.aoscope.engine.wasm.lines.SourceLine;
import io.aoscope.engine.wasm.lines.SourceLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The disassembly of one function.
 *
 * @param function its index, imports first
 * @param name for a person
 * @param text the lines as one coloured text
 */
record Listing(WasmModule module, int function, String name, List<CodeLine> lines, ListingText text) {

    /**
     * A line and how it is coloured.
     *
     * @param source the line of source where another one begins, such as {@code counter.c:12}; else empty
     */
    record CodeLine(Line line, List<Span> spans, String source) {}

    Listing {
        lines = List.copyOf(lines);
    }

    /** Disassembles; fit for any thread. */
    static Listing of(WasmModule module, SourceLines sources, Disassembler disassembler, int function) {
        var lines = new ArrayList<CodeLine>();
        String last = "";
        for (Line line : disassembler.function(function)) {
            String source = line.instructionIndex() < 0
                    ? ""
                    : sources.at(line.offset()).map(SourceLine::toString).orElse(last);
            lines.add(new CodeLine(line, WatSpans.of(line.text()), source.equals(last) ? "" : source));
            last = source.isEmpty() ? last : source;
        }
        return new Listing(module, function, module.displayName(function), lines, ListingText.of(lines));
    }

    /** The line of an instruction; the first line where the function has no such instruction. */
    int lineOf(int instruction) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).line().instructionIndex() == instruction) {
                return i;
            }
        }
        return 0;
    }

    /** The instruction of a line, or the first one for a line above it; -1 where there is no code. */
    int instructionAt(int line) {
        for (int i = Math.max(0, line); i < lines.size(); i++) {
            if (lines.get(i).line().instructionIndex() >= 0) {
                return lines.get(i).line().instructionIndex();
            }
        }
        return -1;
    }

    /** The lines that contain a text, in any case, or stand at an offset written {@code 0x1a4}. */
    List<Integer> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        var found = new ArrayList<Integer>();
        for (int i = 0; i < lines.size() && !wanted.isEmpty(); i++) {
            Line line = lines.get(i).line();
            boolean offset = wanted.startsWith("0x") && wanted.equals("0x" + Integer.toHexString(line.offset()));
            String source = lines.get(i).source();
            if (offset
                    || source.toLowerCase(Locale.ROOT).contains(wanted)
                    || line.text().toLowerCase(Locale.ROOT).contains(wanted)) {
                found.add(i);
            }
        }
        return found;
    }
}
