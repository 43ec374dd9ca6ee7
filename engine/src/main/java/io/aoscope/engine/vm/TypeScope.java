package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.AbstractHeap;
import io.aoscope.engine.wasm.HeapType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.RefType;
import io.aoscope.engine.wasm.TypeIndex;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;

/** The module that a type's indices refer to, so that types of two modules can be compared. */
record TypeScope(WasmModule module) {
    /** Whether a value of {@code type} of this module may stand where the other module expects its type. */
    boolean matches(ValType type, TypeScope other, ValType expected) {
        if (type instanceof RefType(boolean nullable, HeapType heap)
                && expected instanceof RefType(boolean expectedNullable, HeapType expectedHeap)) {
            return (expectedNullable || !nullable) && matches(heap, other, expectedHeap);
        }
        return type.equals(expected);
    }

    boolean same(ValType type, TypeScope other, ValType expected) {
        return matches(type, other, expected) && other.matches(expected, this, type);
    }

    private boolean matches(HeapType heap, TypeScope other, HeapType expected) {
        return switch (heap) {
            case TypeIndex(int index) ->
                expected == AbstractHeap.FUNC
                        || expected instanceof TypeIndex(int wanted)
                                && module.typeKey(index).equals(other.module.typeKey(wanted));
            case AbstractHeap.NOFUNC ->
                expected instanceof TypeIndex || expected == AbstractHeap.FUNC || expected == heap;
            case AbstractHeap.NOEXTERN -> expected == AbstractHeap.EXTERN || expected == heap;
            case AbstractHeap.NOEXN -> expected == AbstractHeap.EXN || expected == heap;
            case AbstractHeap abstractHeap -> expected == abstractHeap;
        };
    }

    /** How many 64-bit numbers values of these types take: v128 two, its low half first, all others one. */
    static int width(List<ValType> types) {
        int width = types.size();
        for (int i = 0; i < types.size(); i++) {
            width += types.get(i) == NumType.V128 ? 1 : 0;
        }
        return width;
    }

    /** The one form of a value's bits: i32 sign-extended, f32 zero-extended. */
    static long canonical(ValType type, long bits) {
        if (type == NumType.I32) {
            return (int) bits;
        }
        return type == NumType.F32 ? bits & 0xFFFF_FFFFL : bits;
    }
}
