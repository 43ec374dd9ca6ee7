package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.DataSegment;
import io.aoscope.engine.wasm.ElementSegment;
import io.aoscope.engine.wasm.GlobalType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.RefType;
import io.aoscope.engine.wasm.TableType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Rewrites a valid module to what Chicory 1.7.5 accepts: 32-bit memories and tables, exceptions
 * without references. Memories, tables and globals are written empty, since they stand for those of
 * an instance.
 */
public final class Lowering {
    /** The module name of every import of a lowered module. */
    static final String HOST = "h";

    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final byte[] EMPTY_BODY = {0, 0, 0x0B};

    private final WasmModule module;
    private final Bytes out = new Bytes().raw(HEADER);

    private Lowering(WasmModule module) {
        this.module = module;
    }

    /** Lowers a valid module, or says why it cannot be. */
    public static Lowered lower(WasmModule module) {
        String refusal = Acceptance.refusal(module);
        if (refusal != null) {
            return new Lowered.Unsupported(refusal);
        }
        return new Lowered.Rewritten(
                new Lowering(module).write((types, function) -> FunctionLowering.lower(module, types, function)));
    }

    /** The lowered module with bodies that trap at once, for code that is there already. */
    static byte[] shell(WasmModule module) {
        return new Lowering(module).write((types, function) -> EMPTY_BODY);
    }

    private byte[] write(BiFunction<TypeTable, WasmFunction, byte[]> bodies) {
        TypeTable types = new TypeTable(module.types());
        Bytes code = new Bytes().u32(module.functions().size());
        for (WasmFunction function : module.functions()) {
            code.sized(bodies.apply(types, function));
        }
        Bytes typeSection = new Bytes();
        types.write(typeSection);
        section(1, typeSection);
        section(2, imports());
        section(3, functions());
        section(4, tables());
        section(5, memories());
        section(13, tags());
        section(6, globals());
        section(9, elements());
        if (!module.data().isEmpty()) {
            section(12, new Bytes().u32(module.data().size()));
        }
        section(10, code);
        section(11, data());
        return out.toArray();
    }

    private void section(int id, Bytes contents) {
        out.u8(id).sized(contents.toArray());
    }

    private Bytes imports() {
        Bytes imports = new Bytes().u32(module.importedFunctions());
        for (int i = 0; i < module.importedFunctions(); i++) {
            imports.name(HOST).name(Integer.toString(i)).u8(0).u32(module.functionTypeIndex(i));
        }
        return imports;
    }

    private Bytes functions() {
        Bytes functions = new Bytes().u32(module.functions().size());
        module.functions().forEach(function -> functions.u32(function.typeIndex()));
        return functions;
    }

    private Bytes tables() {
        Bytes tables = new Bytes().u32(module.tableTypes().size());
        for (TableType table : module.tableTypes()) {
            tables.type(table.element()).u8(0).u32(0);
        }
        return tables;
    }

    private Bytes memories() {
        Bytes memories = new Bytes().u32(module.memoryTypes().size());
        module.memoryTypes().forEach(memory -> memories.u8(0).u32(0));
        return memories;
    }

    private Bytes tags() {
        Bytes tags = new Bytes().u32(module.tagTypes().size());
        module.tagTypes().forEach(tag -> tags.u8(0).u32(tag.typeIndex()));
        return tags;
    }

    private Bytes globals() {
        Bytes globals = new Bytes().u32(module.globalTypes().size());
        for (GlobalType global : module.globalTypes()) {
            globals.type(global.type()).u8(global.mutable() ? 1 : 0);
            zero(global.type(), globals).op(Opcode.END);
        }
        return globals;
    }

    private static Bytes zero(ValType type, Bytes out) {
        return switch (type) {
            case NumType.I32 -> out.i32(0);
            case NumType.I64 -> out.i64(0);
            case NumType.F32 -> out.op(Opcode.F32_CONST).fixed(0, 4);
            case NumType.F64 -> out.op(Opcode.F64_CONST).fixed(0, 8);
            default -> out.op(Opcode.REF_NULL).type(type);
        };
    }

    /** Passive segments as they are, others as empty declarative ones: they count as dropped. */
    private Bytes elements() {
        Bytes elements = new Bytes().u32(module.elements().size() + 1);
        for (ElementSegment segment : module.elements()) {
            RefType type = Acceptance.nullable(segment.type());
            if (segment.mode() != ElementSegment.Mode.PASSIVE) {
                elements.u8(7).type(type).u32(0);
            } else if (segment.hasExpressions() || !type.equals(RefType.FUNCREF)) {
                elements.u8(5).type(type).u32(segment.size());
                for (int i = 0; i < segment.size(); i++) {
                    expression(segment.expression(i), type, elements);
                }
            } else {
                elements.u8(1).u8(0).u32(segment.size());
                for (int i = 0; i < segment.size(); i++) {
                    elements.u32(segment.function(i));
                }
            }
        }
        SortedSet<Integer> named = referredFunctions();
        elements.u8(3).u8(0).u32(named.size());
        named.forEach(elements::u32);
        return elements;
    }

    private static void expression(Code expression, RefType type, Bytes out) {
        if (expression.opcode(0) == Opcode.REF_FUNC) {
            out.op(Opcode.REF_FUNC, expression.index(0));
        } else {
            out.op(Opcode.REF_NULL).type(type);
        }
        out.op(Opcode.END);
    }

    /** Functions that {@code ref.func} names: they must be declared where the exports are gone. */
    private SortedSet<Integer> referredFunctions() {
        SortedSet<Integer> named = new TreeSet<>();
        for (WasmFunction function : module.functions()) {
            Code code = function.code();
            for (int i = 0; i < code.size(); i++) {
                if (code.opcode(i) == Opcode.REF_FUNC) {
                    named.add(code.index(i));
                }
            }
        }
        return named;
    }

    private Bytes data() {
        Bytes data = new Bytes().u32(module.data().size());
        for (DataSegment segment : module.data()) {
            data.u8(1);
            data.sized(
                    segment.passive()
                            ? module.bytes(segment.start(), segment.start() + segment.length())
                            : new byte[0]);
        }
        return data;
    }
}
