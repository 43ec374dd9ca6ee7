package io.aoscope.engine.check;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.ElementSegment;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the checks have to know about the code of an image, gathered in one walk over it. */
final class Scan {
    private final Map<Opcode, Place> first = new EnumMap<>(Opcode.class);
    private final Map<Integer, List<Place>> writes = new HashMap<>();
    private final Set<Integer> reads = new HashSet<>();
    private final Set<Integer> inTables = new HashSet<>();
    private final CallGraph calls;

    Scan(WasmModule module) {
        this.calls = new CallGraph(module.functionCount());
        List<WasmFunction> functions = module.functions();
        for (int i = 0; i < functions.size(); i++) {
            body(module.importedFunctions() + i, functions.get(i).code());
        }
        module.elements().forEach(this::element);
    }

    private void body(int function, Code code) {
        for (int i = 0; i < code.size(); i++) {
            Opcode opcode = code.opcode(i);
            Place here = new Place(code.offset(i), function, i);
            first.putIfAbsent(opcode, here);
            switch (opcode) {
                case CALL, RETURN_CALL -> calls.add(code.index(i), here);
                case GLOBAL_SET ->
                    writes.computeIfAbsent(code.index(i), global -> new ArrayList<>())
                            .add(here);
                case GLOBAL_GET -> reads.add(code.index(i));
                case REF_FUNC -> inTables.add(code.index(i));
                default -> {}
            }
        }
    }

    private void element(ElementSegment segment) {
        for (int i = 0; i < segment.size(); i++) {
            if (!segment.hasExpressions()) {
                inTables.add(segment.function(i));
                continue;
            }
            Code expression = segment.expression(i);
            for (int k = 0; k < expression.size(); k++) {
                if (expression.opcode(k) == Opcode.REF_FUNC) {
                    inTables.add(expression.index(k));
                }
            }
        }
    }

    /** The first of some instructions, in the order of the file. */
    Optional<Place> first(Opcode... opcodes) {
        @Nullable Place earliest = null;
        for (Opcode opcode : opcodes) {
            Place place = first.get(opcode);
            if (place != null && (earliest == null || place.offset() < earliest.offset())) {
                earliest = place;
            }
        }
        return Optional.ofNullable(earliest);
    }

    boolean uses(Opcode... opcodes) {
        return first(opcodes).isPresent();
    }

    /** Where a global is written, in the order of the file. */
    List<Place> writes(int global) {
        return writes.getOrDefault(global, List.of());
    }

    /** Whether code reads a global. */
    boolean reads(int global) {
        return reads.contains(global);
    }

    /** Whether a table or a reference to it can lead to a function. */
    boolean inTable(int function) {
        return inTables.contains(function);
    }

    CallGraph calls() {
        return calls;
    }
}
