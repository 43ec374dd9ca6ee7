package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.AbstractHeap;
import io.aoscope.engine.wasm.BlockType;
import io.aoscope.engine.wasm.CatchClause;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.ElementSegment;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.MemoryType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.RefType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which modules can be lowered so that Chicory 1.7.5 runs them as the stepping tier does. */
final class Acceptance {
    /** Chicory's largest memory, in pages of 64 KiB. */
    static final int MAX_PAGES = 32_767;

    private static final int MAX_PARAMETER_SLOTS = 250;
    private static final int MAX_LOCALS = 40_000;

    private final WasmModule module;
    private boolean legacyExceptions;
    private boolean standardExceptions;

    private Acceptance(WasmModule module) {
        this.module = module;
    }

    /** Why the module must stay on the stepping tier, or null where it need not. */
    static @Nullable String refusal(WasmModule module) {
        Acceptance acceptance = new Acceptance(module);
        String reason = acceptance.declarations();
        for (int i = module.importedFunctions(); reason == null && i < module.functionCount(); i++) {
            reason = acceptance.function(i);
        }
        return reason;
    }

    private @Nullable String declarations() {
        if (module.importedTags() > 1) {
            return "it imports several tags, which may be the same one";
        }
        for (MemoryType memory : module.memoryTypes()) {
            if (Long.compareUnsigned(memory.limits().min(), MAX_PAGES) > 0) {
                return "it declares a memory of "
                        + Long.toUnsignedString(memory.limits().min())
                        + " pages, and the compiler's memories have at most " + MAX_PAGES;
            }
            if (memory.limits().shared()) {
                return "it has a shared memory";
            }
        }
        for (FuncType type : module.types()) {
            String reason = values(type);
            if (reason == null && slots(type) > MAX_PARAMETER_SLOTS) {
                reason = "it has a function type with more parameters than a JVM method can take";
            }
            if (reason != null) {
                return reason;
            }
        }
        return elements();
    }

    private @Nullable String elements() {
        for (ElementSegment segment : module.elements()) {
            boolean passive = segment.mode() == ElementSegment.Mode.PASSIVE;
            for (int i = 0; passive && segment.hasExpressions() && i < segment.size(); i++) {
                Opcode opcode = segment.expression(i).opcode(0);
                if (opcode != Opcode.REF_FUNC && opcode != Opcode.REF_NULL) {
                    return "it has a passive element segment with " + opcode.mnemonic();
                }
            }
            if (!accepted(nullable(segment.type()))) {
                return reason(segment.type());
            }
        }
        return values(
                module.tableTypes().stream()
                        .map(table -> (ValType) table.element())
                        .toList(),
                module.globalTypes().stream().map(global -> global.type()).toList());
    }

    private @Nullable String function(int index) {
        Code code = module.functions().get(index - module.importedFunctions()).code();
        if (code.locals().size() > MAX_LOCALS) {
            return "function " + index + " has " + code.locals().size() + " locals";
        }
        String reason = values(code.locals(), List.of());
        for (int i = 0; reason == null && i < code.size(); i++) {
            reason = instruction(code, i);
        }
        return reason == null ? null : reason + " (function " + index + ", " + module.displayName(index) + ")";
    }

    private @Nullable String instruction(Code code, int i) {
        Opcode opcode = code.opcode(i);
        return switch (opcode) {
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF ->
                "it makes tail calls, for which the JVM needs stack: " + opcode.mnemonic();
            case CALL_REF, REF_AS_NON_NULL, BR_ON_NULL, BR_ON_NON_NULL ->
                "it uses typed function references: " + opcode.mnemonic();
            case VECTOR -> "it uses SIMD: " + code.mnemonic(i);
            case THROW_REF -> exceptionReferences();
            case REF_NULL ->
                code.heapType(i) == AbstractHeap.FUNC || code.heapType(i) == AbstractHeap.EXTERN
                        ? null
                        : "it uses null references of type " + code.heapType(i).text();
            case SELECT_T -> values(code.selectTypes(i), List.of());
            case BLOCK, LOOP, IF -> block(code.blockType(i));
            case TRY -> {
                legacyExceptions = true;
                yield standardExceptions ? mixed() : block(code.blockType(i));
            }
            case TRY_TABLE -> {
                standardExceptions = true;
                if (code.catches(i).stream().map(CatchClause::kind).anyMatch(CatchClause.Kind::passesReference)) {
                    yield exceptionReferences();
                }
                yield legacyExceptions ? mixed() : block(code.blockType(i));
            }
            default -> null;
        };
    }

    private @Nullable String block(BlockType type) {
        return values(module.blockSignature(type));
    }

    private static String mixed() {
        return "it uses both legacy and standard exception instructions";
    }

    private static String exceptionReferences() {
        return "it uses exception references, which the compiler confuses when exceptions nest";
    }

    private static @Nullable String values(FuncType type) {
        return values(type.params(), type.results());
    }

    private static @Nullable String values(List<ValType> types, List<ValType> more) {
        for (List<ValType> list : List.of(types, more)) {
            for (ValType type : list) {
                if (!accepted(type)) {
                    return reason(type);
                }
            }
        }
        return null;
    }

    /** The type of a table that takes such references. */
    static RefType nullable(RefType type) {
        return new RefType(true, type.heap());
    }

    private static boolean accepted(ValType type) {
        return switch (type) {
            case NumType number -> number != NumType.V128;
            case RefType reference -> reference.equals(RefType.FUNCREF) || reference.equals(RefType.EXTERNREF);
        };
    }

    private static String reason(ValType type) {
        return "it uses values of type " + type.text();
    }

    private static int slots(FuncType type) {
        return type.params().stream()
                .mapToInt(param -> param == NumType.I64 || param == NumType.F64 ? 2 : 1)
                .sum();
    }
}
