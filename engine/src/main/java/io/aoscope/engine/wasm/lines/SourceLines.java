package io.aoscope.engine.wasm.lines;

import io.aoscope.engine.wasm.Section;
import io.aoscope.engine.wasm.Warning;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.LineProgram.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of source that a module's code came from, both ways. Immutable. Empty for a module
 * without {@code .debug_line}; one that was optimised after linking may have lines that are wrong.
 */
public final class SourceLines {
    private static final int NO_FILE = -1;

    private final List<String> files;
    /** Ascending; what follows is by the same index, and holds up to the next offset. */
    private final int[] offsets;

    private final int[] fileOf;
    private final int[] lineOf;
    private final int[] columnOf;
    private final boolean[] statement;
    private final List<Warning> warnings;
    private final Statements statements;
    private final WasmModule module;
    private @Nullable Inlined inlined;

    private SourceLines(WasmModule module, TreeMap<Integer, Row> rows, List<Warning> warnings) {
        this.module = module;
        this.files = rows.values().stream()
                .filter(row -> row.line() > 0)
                .map(Row::file)
                .distinct()
                .sorted()
                .toList();
        this.warnings = List.copyOf(warnings);
        offsets = new int[rows.size()];
        fileOf = new int[rows.size()];
        lineOf = new int[rows.size()];
        columnOf = new int[rows.size()];
        statement = new boolean[rows.size()];
        int i = 0;
        for (Map.Entry<Integer, Row> entry : rows.entrySet()) {
            Row row = entry.getValue();
            offsets[i] = entry.getKey();
            fileOf[i] = row.line() > 0 ? Collections.binarySearch(files, row.file()) : NO_FILE;
            lineOf[i] = row.line();
            columnOf[i] = row.column();
            statement[i] = row.statement();
            i++;
        }
        Map<Integer, Boolean> beginnings = new TreeMap<>();
        rows(row -> fileOf[row] != NO_FILE).forEach(row -> beginnings.put(offsets[row], statement[row]));
        statements = new Statements(module, beginnings, this);
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
        return new SourceLines(module, rows, reader.warnings());
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
            int offset = Math.clamp(code.start() + row.address(), code.start(), code.end());
            if (row == sequence.getLast()) {
                rows.putIfAbsent(offset, new Row(row.address(), "", 0, 0, false));
            } else {
                rows.put(offset, row);
            }
        }
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** The paths of all files that have code, sorted. */
    public List<String> files() {
        return files;
    }

    /** The files whose path is the given text or ends with it, at a border of folders. */
    public List<String> files(String path) {
        return files.stream()
                .filter(file -> file.equals(path) || file.endsWith("/" + path) || file.endsWith("\\" + path))
                .toList();
    }

    /** The lines of a file that have code, ascending; none for a file that is not known. */
    public List<Integer> lines(String file) {
        int wanted = files.indexOf(file);
        return rows(row -> wanted != NO_FILE && fileOf[row] == wanted)
                .map(row -> lineOf[row])
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    /** The line that the byte of the module at an offset came from; empty where there is none. */
    public Optional<SourceLine> at(int offset) {
        int found = Arrays.binarySearch(offsets, offset);
        int row = found >= 0 ? found : -found - 2;
        return row < 0 || fileOf[row] == NO_FILE
                ? Optional.empty()
                : Optional.of(new SourceLine(files.get(fileOf[row]), lineOf[row], columnOf[row]));
    }

    /** The line that an instruction came from; empty where there is none. */
    public Optional<SourceLine> at(WasmModule module, int function, int instruction) {
        WasmFunction body = module.function(function);
        return body == null || instruction < 0 || instruction >= body.code().size()
                ? Optional.empty()
                : at(body.code().offset(instruction));
    }

    /** Where statements begin. */
    public Statements statements() {
        return statements;
    }

    /** What was inlined; read when it is first asked for, on any thread. */
    public synchronized Inlined inlined() {
        Inlined known = inlined;
        if (known == null) {
            known = InlinedReader.read(module);
            inlined = known;
        }
        return known;
    }

    /** The innermost inlined call that an instruction belongs to, as {@link #inlined} numbers them. */
    public int inlinedAt(int function, int instruction) {
        WasmFunction body = module.function(function);
        return body == null || instruction < 0 || instruction >= body.code().size()
                ? Inlined.NONE
                : inlined().at(body.code().offset(instruction));
    }

    /**
     * Offsets in the module where code of a line begins, ascending: where a statement begins, if any
     * does, and of these the first in each function.
     */
    public List<Integer> offsets(String file, int line, WasmModule module) {
        int wanted = files.indexOf(file);
        int[] all = rows(row -> wanted != NO_FILE && fileOf[row] == wanted && lineOf[row] == line)
                .toArray();
        int[] statements = Arrays.stream(all).filter(row -> statement[row]).toArray();
        Map<Integer, Integer> first = new TreeMap<>();
        for (int row : statements.length == 0 ? all : statements) {
            int function = module.functionAt(offsets[row]);
            if (function >= 0) {
                first.putIfAbsent(function, offsets[row]);
            }
        }
        return new ArrayList<>(first.values());
    }

    private IntStream rows(IntPredicate test) {
        return IntStream.range(0, offsets.length).filter(test);
    }

    /** What could not be read. */
    public List<Warning> warnings() {
        return warnings;
    }
}
