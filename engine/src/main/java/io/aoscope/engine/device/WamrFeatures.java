package io.aoscope.engine.device;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.ElementSegment;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Global;
import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.RefType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the engine of HyperBEAM was built without (semantics 10.6). */
public final class WamrFeatures {
    /** Those that need reference types. */
    public static final Set<Opcode> REFERENCES = EnumSet.of(
            Opcode.REF_NULL,
            Opcode.REF_IS_NULL,
            Opcode.REF_FUNC,
            Opcode.REF_AS_NON_NULL,
            Opcode.BR_ON_NULL,
            Opcode.BR_ON_NON_NULL,
            Opcode.CALL_REF,
            Opcode.RETURN_CALL_REF,
            Opcode.SELECT_T,
            Opcode.TABLE_GET,
            Opcode.TABLE_SET,
            Opcode.TABLE_GROW,
            Opcode.TABLE_SIZE,
            Opcode.TABLE_FILL,
            Opcode.TABLE_INIT,
            Opcode.TABLE_COPY,
            Opcode.ELEM_DROP);

    /** Those of exceptions as they were standardised later. */
    public static final Set<Opcode> LATER_EXCEPTIONS = EnumSet.of(Opcode.TRY_TABLE, Opcode.THROW_REF);

    private static final long MOST = 0xFFFF_FFFFL;

    private WamrFeatures() {}

    /** Why the engine refuses the image; empty where it does not. */
    static Optional<String> refusal(WasmModule module) {
        return instructions(module).or(() -> declared(module)).or(() -> constants(module));
    }

    private static Optional<String> declared(WasmModule module) {
        if (module.tableTypes().size() > 1) {
            return refused("it has " + module.tableTypes().size() + " tables, and the engine allows one");
        }
        if (module.tableTypes().stream().anyMatch(table -> !table.element().equals(RefType.FUNCREF))) {
            return refused("it has a table of something else than functions");
        }
        if (module.memoryTypes().size() > 1) {
            return refused("it has " + module.memoryTypes().size() + " memories, and the engine allows one");
        }
        if (module.memoryTypes().stream().anyMatch(memory -> tooLarge(memory.limits()))
                || module.tableTypes().stream().anyMatch(table -> tooLarge(table.limits()))) {
            return refused("a memory or table declares 2^32 pages or elements or more");
        }
        if (module.memoryTypes().stream().anyMatch(memory -> memory.limits().shared())) {
            return refused("its memory is shared, and the engine is built without threads");
        }
        if (module.exports().stream().anyMatch(export -> export.kind() == ExternKind.TAG)) {
            return refused("it exports an exception tag");
        }
        if (module.elements().stream().anyMatch(WamrFeatures::newerSegment)) {
            return refused("an element segment is not one of function indices that is copied at the start");
        }
        return valueTypes(module).stream()
                .filter(type -> type instanceof RefType || type == NumType.V128)
                .findFirst()
                .flatMap(type -> refused("it has values of type " + type.text() + ", which the engine does not know"));
    }

    private static Optional<String> constants(WasmModule module) {
        return constantExpressions(module).stream().anyMatch(WamrFeatures::computed)
                ? refused("a constant expression computes its value")
                : Optional.empty();
    }

    private static Optional<String> instructions(WasmModule module) {
        for (WasmFunction function : module.functions()) {
            Code code = function.code();
            for (int i = 0; i < code.size(); i++) {
                Optional<String> unknown = unknown(code, i);
                if (unknown.isPresent()) {
                    return unknown;
                }
                if (wideTableIndex(module, code, i)) {
                    return refused("a table index is written in several bytes, of which the engine reads one");
                }
            }
        }
        return Optional.empty();
    }

    /** The types of all parameters, results, globals and locals. */
    public static List<ValType> valueTypes(WasmModule module) {
        List<ValType> types = new ArrayList<>();
        for (FuncType type : module.types()) {
            types.addAll(type.params());
            types.addAll(type.results());
        }
        module.globalTypes().forEach(global -> types.add(global.type()));
        for (WasmFunction function : module.functions()) {
            types.addAll(function.code().locals());
        }
        return types;
    }

    /** Whether an element segment is passive, declarative or made of expressions. */
    public static boolean newerSegment(ElementSegment segment) {
        return segment.mode() != ElementSegment.Mode.ACTIVE || segment.hasExpressions();
    }

    /** Whether limits do not fit into the 32 bits that the engine reads. */
    public static boolean tooLarge(Limits limits) {
        return Long.compareUnsigned(limits.min(), MOST) > 0
                || limits.hasMax() && Long.compareUnsigned(limits.max(), MOST) > 0;
    }

    /** Initial values of globals and offsets of segments. */
    public static List<Code> constantExpressions(WasmModule module) {
        List<Code> expressions = new ArrayList<>();
        module.globals().stream().map(Global::init).forEach(expressions::add);
        module.elements().stream()
                .flatMap(segment -> Optional.ofNullable(segment.offset()).stream())
                .forEach(expressions::add);
        module.data().stream()
                .flatMap(segment -> Optional.ofNullable(segment.offset()).stream())
                .forEach(expressions::add);
        return expressions;
    }

    /** Whether an expression is no plain constant: globals of the image cannot be read there either. */
    public static boolean computed(Code expression) {
        boolean alone = expression.size() == 2;
        return !alone || expression.opcode(0) == Opcode.GLOBAL_GET;
    }

    /** Whether an instruction is a call through a table whose index is written in more than one byte. */
    public static boolean wideTableIndex(WasmModule module, Code code, int instruction) {
        boolean indirect = code.opcode(instruction) == Opcode.CALL_INDIRECT
                || code.opcode(instruction) == Opcode.RETURN_CALL_INDIRECT;
        return indirect && module.byteAt(afterNumber(module, code.offset(instruction) + 1)) < 0;
    }

    /** The byte after a LEB128 number. */
    private static int afterNumber(WasmModule module, int offset) {
        int at = offset;
        while (module.byteAt(at) < 0) {
            at++;
        }
        return at + 1;
    }

    private static Optional<String> unknown(Code code, int instruction) {
        String place =
                String.format(Locale.ROOT, "%s at offset 0x%x", code.mnemonic(instruction), code.offset(instruction));
        if (code.opcode(instruction) == Opcode.VECTOR) {
            return Optional.of("HyperBEAM refuses the image (unsupported opcode fd): it uses SIMD, " + place
                    + ". Compile it without SIMD");
        }
        boolean newer =
                REFERENCES.contains(code.opcode(instruction)) || LATER_EXCEPTIONS.contains(code.opcode(instruction));
        return newer ? refused("it uses " + place + ", which the engine does not know") : Optional.empty();
    }

    private static Optional<String> refused(String why) {
        return Optional.of("HyperBEAM refuses the image (Failed to create module): " + why);
    }
}
