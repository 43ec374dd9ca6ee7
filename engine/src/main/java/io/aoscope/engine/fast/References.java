package io.aoscope.engine.fast;

import com.dylibso.chicory.wasm.types.Value;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.wasm.AbstractHeap;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.RefType;
import io.aoscope.engine.wasm.ValType;
import java.util.Arrays;

/**
 * Values between the machine and compiled code. Numbers are the same bits. A reference to a function
 * is a handle of the machine on one side and a function index on the other; other references differ
 * by one, since the machine's null is 0 and Chicory's is -1.
 */
final class References {
    private static final int NONE = -1;

    private final Instance instance;
    private final int[] functionIndices;

    References(Instance instance) {
        this.instance = instance;
        int count = instance.module().functionCount();
        long highest = 0;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, instance.function(i).reference());
        }
        this.functionIndices = new int[(int) highest + 1];
        Arrays.fill(functionIndices, NONE);
        for (int i = count - 1; i >= 0; i--) {
            functionIndices[(int) instance.function(i).reference()] = i;
        }
    }

    /** What compiled code calls a value of the machine. */
    long toCompiled(ValType type, long bits) {
        if (!(type instanceof RefType reference)) {
            return bits;
        }
        if (bits == 0) {
            return Value.REF_NULL_VALUE;
        }
        return reference.heap() == AbstractHeap.FUNC ? functionIndex(bits) : bits - 1;
    }

    /** What the machine calls a value of compiled code. */
    long toMachine(ValType type, long value) {
        return switch (type) {
            case NumType number ->
                switch (number) {
                    case I32 -> (int) value;
                    case F32 -> value & 0xFFFF_FFFFL;
                    default -> value;
                };
            case RefType reference -> {
                if ((int) value == Value.REF_NULL_VALUE) {
                    yield 0;
                }
                yield reference.heap() == AbstractHeap.FUNC
                        ? instance.function((int) value).reference()
                        : value + 1;
            }
        };
    }

    /** The index of the function that a non-null handle stands for. */
    int functionIndex(long handle) {
        int index = handle < functionIndices.length ? functionIndices[(int) handle] : NONE;
        if (index == NONE) {
            throw new GivenUpException("a reference leads to a function of another module");
        }
        return index;
    }
}
