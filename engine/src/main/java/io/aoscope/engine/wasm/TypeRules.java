package io.aoscope.engine.wasm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Validity and matching of types within a module (WebAssembly 3.0, sections 3.2 and 3.3). */
final class TypeRules {
    private final WasmModule module;

    TypeRules(WasmModule module) {
        this.module = module;
    }

    /** Whether a value of one type may stand where another is wanted; null is the unknown type. */
    boolean matches(@Nullable ValType sub, ValType wanted) {
        if (sub == null || sub == wanted) {
            return true;
        }
        return sub instanceof RefType(boolean subNullable, HeapType subHeap)
                && wanted instanceof RefType(boolean nullable, HeapType heap)
                && (nullable || !subNullable)
                && heapMatches(subHeap, heap);
    }

    private boolean heapMatches(HeapType sub, HeapType wanted) {
        return switch (sub) {
            case AbstractHeap abstractSub ->
                sub == wanted
                        || switch (abstractSub) {
                            case NOFUNC -> wanted == AbstractHeap.FUNC || wanted instanceof TypeIndex;
                            case NOEXTERN -> wanted == AbstractHeap.EXTERN;
                            case NOEXN -> wanted == AbstractHeap.EXN;
                            default -> false;
                        };
            case TypeIndex(int index) ->
                wanted == AbstractHeap.FUNC
                        || wanted instanceof TypeIndex(int other) && module.typeId(index) == module.typeId(other);
        };
    }

    boolean allMatch(List<ValType> subs, List<ValType> wanted) {
        if (subs.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < subs.size(); i++) {
            if (!matches(subs.get(i), wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    FuncType type(int index) throws Fault {
        return module.types().get(Fault.index(index, module.types().size(), "type"));
    }

    /**
     * Checks that a type refers to known types.
     *
     * @param known number of types that may be referred to
     */
    static void check(ValType type, int known) throws Fault {
        if (type instanceof RefType(boolean nullable, TypeIndex(int index))) {
            Fault.index(index, known, "type");
        }
    }

    void check(HeapType heap) throws Fault {
        if (heap instanceof TypeIndex(int index)) {
            type(index);
        }
    }

    void check(ValType type) throws Fault {
        check(type, module.types().size());
    }

    FuncType block(BlockType type) throws Fault {
        return switch (type) {
            case BlockType.Index(int index) -> type(index);
            case BlockType.Inline(FuncType inline) -> {
                for (ValType result : inline.results()) {
                    check(result);
                }
                yield inline;
            }
        };
    }
}
