package io.aoscope.engine.wasm.lines;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The instructions of a module at which a statement of the source begins, so that a step by line can end there. In a
 * function whose rows tell of no statement every row begins one. Immutable.
 */
public final class Statements {
    private final Map<Integer, TreeMap<Integer, SourceLine>> starts = new HashMap<>();

    /** @param rows where, by offset in the module, code of a line begins, and whether it is a statement's beginning */
    Statements(WasmModule module, Map<Integer, Boolean> rows, SourceLines lines) {
        rows.forEach((offset, statement) -> {
            if (statement) {
                add(module, offset, lines);
            }
        });
        Map<Integer, TreeMap<Integer, SourceLine>> told = Map.copyOf(starts);
        rows.forEach((offset, statement) -> {
            if (!told.containsKey(module.functionAt(offset))) {
                add(module, offset, lines);
            }
        });
    }

    /** A branch goes on after the {@code end} or {@code else} of a block, so what begins there begins after it too. */
    private void add(WasmModule module, int offset, SourceLines lines) {
        int index = module.functionAt(offset);
        WasmFunction function = index < 0 ? null : module.function(index);
        if (function == null) {
            return;
        }
        Code code = function.code();
        int at = Math.max(code.instructionAt(offset), 0);
        put(index, code, at, lines);
        while (isPassedByBranches(code.opcode(at)) && at + 1 < code.size()) {
            put(index, code, ++at, lines);
        }
    }

    private void put(int function, Code code, int instruction, SourceLines lines) {
        lines.at(code.offset(instruction))
                .ifPresent(line -> starts.computeIfAbsent(function, ignored -> new TreeMap<>())
                        .put(instruction, line));
    }

    private static boolean isPassedByBranches(Opcode opcode) {
        return switch (opcode) {
            case LOOP, ELSE, CATCH, CATCH_ALL, END -> true;
            default -> false;
        };
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return starts.isEmpty();
    }

    /** The functions that have some. */
    public Set<Integer> functions() {
        return Collections.unmodifiableSet(starts.keySet());
    }

    /** Those of a function, ascending. */
    public Set<Integer> of(int function) {
        TreeMap<Integer, SourceLine> own = starts.get(function);
        return own == null ? Set.of() : Collections.unmodifiableSet(own.keySet());
    }

    /** The line of the statement that begins at an instruction; empty where none does. */
    public Optional<SourceLine> at(int function, int instruction) {
        return Optional.ofNullable(starts.get(function)).map(own -> own.get(instruction));
    }
}
