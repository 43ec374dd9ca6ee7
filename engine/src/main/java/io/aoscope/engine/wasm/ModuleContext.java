package io.aoscope.engine.wasm;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The index spaces of a module, each look-up checked. */
final class ModuleContext {
    private final WasmModule module;
    private final TypeRules rules;
    private @Nullable BitSet declared;

    ModuleContext(WasmModule module) {
        this.module = module;
        this.rules = new TypeRules(module);
    }

    /** The functions that occur outside of bodies: only they may be named by {@code ref.func}. */
    private static BitSet declaredReferences(WasmModule module) {
        BitSet found = new BitSet();
        for (Export export : module.exports()) {
            if (export.kind() == ExternKind.FUNCTION) {
                add(found, export.index(), module);
            }
        }
        for (Global global : module.globals()) {
            addAll(found, global.init(), module);
        }
        for (Table table : module.tables()) {
            Code init = table.init();
            if (init != null) {
                addAll(found, init, module);
            }
        }
        for (ElementSegment segment : module.elements()) {
            for (int i = 0; i < segment.size(); i++) {
                if (segment.hasExpressions()) {
                    addAll(found, segment.expression(i), module);
                } else {
                    add(found, segment.function(i), module);
                }
            }
        }
        return found;
    }

    private static void addAll(BitSet found, Code code, WasmModule module) {
        for (int i = 0; i < code.size(); i++) {
            if (code.opcode(i) == Opcode.REF_FUNC) {
                add(found, code.index(i), module);
            }
        }
    }

    private static void add(BitSet found, int function, WasmModule module) {
        if (function < module.functionCount()) {
            found.set(function);
        }
    }

    WasmModule module() {
        return module;
    }

    TypeRules rules() {
        return rules;
    }

    /** Type index of a function. */
    int functionType(int function) throws Fault {
        return module.functionTypeIndex(Fault.index(function, module.functionCount(), "function"));
    }

    boolean declared(int function) {
        BitSet known = declared;
        if (known == null) {
            known = declaredReferences(module);
            declared = known;
        }
        return known.get(function);
    }

    TableType table(int index) throws Fault {
        return get(module.tableTypes(), index, "table");
    }

    MemoryType memory(int index) throws Fault {
        return get(module.memoryTypes(), index, "memory");
    }

    GlobalType global(int index) throws Fault {
        return get(module.globalTypes(), index, "global");
    }

    /** What an exception of a tag carries. */
    List<ValType> tag(int index) throws Fault {
        return rules.type(get(module.tagTypes(), index, "tag").typeIndex()).params();
    }

    ElementSegment element(int index) throws Fault {
        return get(module.elements(), index, "elem segment");
    }

    void data(int index) throws Fault {
        Fault.index(index, Math.max(module.dataCount(), module.data().size()), "data segment");
    }

    private static <T> T get(List<T> space, int index, String name) throws Fault {
        return space.get(Fault.index(index, space.size(), name));
    }
}
