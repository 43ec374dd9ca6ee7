package io.aoscope.engine.debug;

import io.aoscope.engine.vm.CodePosition;
import io.aoscope.engine.vm.FrameSlots;
import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.TableInstance;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where breakpoints on imports stop: before each instruction that calls one (rule T15 of {@code
 * docs/semantics/stepping.md}). An import has no instructions of its own, so a breakpoint on it is one at its callers.
 */
final class ImportCalls {
    private ImportCalls() {}

    /**
     * The instructions that call the imports, or may: one that calls through a table counts while an import stands in
     * one.
     *
     * @param imports function indices
     */
    static Set<CodePosition> positions(Instance instance, Set<Integer> imports) {
        WasmModule module = instance.module();
        boolean inTables = inTables(instance, imports);
        Set<CodePosition> positions = new HashSet<>();
        for (int function = module.importedFunctions(); function < module.functionCount(); function++) {
            WasmFunction body = module.function(function);
            if (body == null) {
                continue;
            }
            Code code = body.code();
            for (int i = 0; i < code.size(); i++) {
                boolean calls = switch (code.opcode(i)) {
                    case CALL, RETURN_CALL -> imports.contains(code.index(i));
                    case CALL_INDIRECT, RETURN_CALL_INDIRECT, CALL_REF, RETURN_CALL_REF -> inTables;
                    default -> false;
                };
                if (calls) {
                    positions.add(new CodePosition(instance, function, i));
                }
            }
        }
        return positions;
    }

    /** The import that the instruction is about to call. */
    static OptionalInt called(CodePosition position, Machine machine) {
        Instance instance = position.instance();
        WasmFunction body = instance.module().function(position.functionIndex());
        if (body == null || position.instructionIndex() < 0) {
            return OptionalInt.empty();
        }
        Code code = body.code();
        int i = position.instructionIndex();
        return switch (code.opcode(i)) {
            case CALL, RETURN_CALL -> imported(instance, code.index(i));
            case CALL_INDIRECT, RETURN_CALL_INDIRECT -> {
                TableInstance table = instance.tables().get(code.second(i));
                long element = top(machine);
                boolean there = Long.compareUnsigned(element, table.size()) < 0;
                yield there ? imported(instance, machine, table.get(element)) : OptionalInt.empty();
            }
            case CALL_REF, RETURN_CALL_REF -> imported(instance, machine, top(machine));
            default -> OptionalInt.empty();
        };
    }

    private static boolean inTables(Instance instance, Set<Integer> imports) {
        Set<Long> references = new HashSet<>();
        imports.forEach(index -> references.add(instance.function(index).reference()));
        return instance.tables().stream()
                .flatMapToLong(table -> Arrays.stream(table.references()))
                .anyMatch(references::contains);
    }

    private static long top(Machine machine) {
        FrameSlots slots = machine.slots();
        return slots.operand(0, slots.operands(0) - 1);
    }

    private static OptionalInt imported(Instance instance, int function) {
        return function < instance.module().importedFunctions() ? OptionalInt.of(function) : OptionalInt.empty();
    }

    private static OptionalInt imported(Instance instance, Machine machine, long reference) {
        if (reference == 0) {
            return OptionalInt.empty();
        }
        FunctionHandle target = machine.function(reference);
        return target.instance() == instance ? imported(instance, target.index()) : OptionalInt.empty();
    }
}
