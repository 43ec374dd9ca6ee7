package io.aoscope.engine.wasm.lines;

import io.aoscope.engine.wasm.Section;
import io.aoscope.engine.wasm.Warning;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.LineProgram.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lines of source that a module's code came from, both ways. Immutable. Empty for a module
 * without {@code .debug_line}; one that was optimised after linking may have lines that are wrong.
 */
public final class SourceLines {
    private final TreeMap<Integer, Row> rows;
    private final Map<String, TreeMap<Integer, NavigableSet<Integer>>> starts;
    private final List<Warning> warnings;

    private SourceLines(TreeMap<Integer, Row> rows, List<Warning> warnings) {
        this.rows = rows;
        this.starts = starts(rows);
        this.warnings = List.copyOf(warnings);
    }

    /** Reads the debug information of a module; takes some milliseconds for each megabyte of it. */
    public static SourceLines of(WasmModule module) {
        LineReader reader = new LineReader(module);
        List<List<Row>> sequences = reader.sequences();
        Optional<Section> code = module.sections().stream()
                .filter(section -> section.name().equals("code") && !section.custom())
                .findFirst();
        TreeMap<Integer, Row> rows = new TreeMap<>();
        code.ifPresent(section -> sequences.forEach(sequence -> place(sequence, section, rows)));
        return new SourceLines(rows, reader.warnings());
    }

    /**
     * A sequence that begins at 0 or lies outside of the code is of a function that the linker
     * dropped.
     */
    private static void place(List<Row> sequence, Section code, TreeMap<Integer, Row> rows) {
        long length = (long) code.end() - code.start();
        long first = sequence.getFirst().address();
        long end = sequence.getLast().address();
        if (first <= 0 || end > length || end < first) {
            return;
        }
        for (Row row : sequence) {
            boolean last = row == sequence.getLast();
            int offset = Math.clamp(code.start() + row.address(), code.start(), code.end());
            if (last) {
                rows.putIfAbsent(offset, new Row(row.address(), "", 0, 0, false));
            } else {
                rows.put(offset, row);
            }
        }
    }

    private static Map<String, TreeMap<Integer, NavigableSet<Integer>>> starts(TreeMap<Integer, Row> rows) {
        Map<String, TreeMap<Integer, NavigableSet<Integer>>> starts = new TreeMap<>();
        rows.forEach((offset, row) -> {
            if (row.line() > 0) {
                starts.computeIfAbsent(row.file(), file -> new TreeMap<>())
                        .computeIfAbsent(row.line(), line -> new TreeSet<>())
                        .add(offset);
            }
        });
        return starts;
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return starts.isEmpty();
    }

    /** The paths of all files that have code, sorted. */
    public List<String> files() {
        return List.copyOf(starts.keySet());
    }

    /** The files whose path is the given text or ends with it, at a border of folders. */
    public List<String> files(String path) {
        return starts.keySet().stream()
                .filter(file -> file.equals(path) || file.endsWith("/" + path) || file.endsWith("\\" + path))
                .toList();
    }

    /** The lines of a file that have code, ascending; none for a file that is not known. */
    public List<Integer> lines(String file) {
        TreeMap<Integer, NavigableSet<Integer>> lines = starts.get(file);
        return lines == null ? List.of() : List.copyOf(lines.keySet());
    }

    /** The line that the byte of the module at an offset came from; empty where there is none. */
    public Optional<SourceLine> at(int offset) {
        return Optional.ofNullable(rows.floorEntry(offset))
                .map(Map.Entry::getValue)
                .filter(row -> row.line() > 0)
                .map(row -> new SourceLine(row.file(), row.line(), row.column()));
    }

    /**
     * Offsets in the module where code of a line begins, ascending: where a statement begins, if any
     * does, and of these the first in each function.
     */
    public List<Integer> offsets(String file, int line, WasmModule module) {
        TreeMap<Integer, NavigableSet<Integer>> lines = starts.get(file);
        NavigableSet<Integer> all = lines == null ? null : lines.get(line);
        if (all == null) {
            return List.of();
        }
        List<Integer> statements = all.stream().filter(this::isStatement).toList();
        Map<Integer, Integer> first = new TreeMap<>();
        for (int offset : statements.isEmpty() ? all : statements) {
            int function = module.functionAt(offset);
            if (function >= 0) {
                first.putIfAbsent(function, offset);
            }
        }
        return new ArrayList<>(first.values());
    }

    private boolean isStatement(int offset) {
        Row row = rows.get(offset);
        return row != null && row.statement();
    }

    /** What could not be read. */
    public List<Warning> warnings() {
        return warnings;
    }
}
