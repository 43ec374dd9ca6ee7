package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;

/**
 * A function body being written. A label is named by its depth: 0 is the function body, 1 the first
 * block opened in it; the relative number is computed where the branch is written.
 */
final class BodyWriter {
    final WasmModule module;
    final FreshLocals locals;
    final Bytes out = new Bytes();
    private final TypeTable types;
    private int depth;

    BodyWriter(WasmModule module, TypeTable types, FreshLocals locals) {
        this.module = module;
        this.types = types;
        this.locals = locals;
    }

    /** Opens a block of any kind and returns its label. */
    int open(Opcode opcode, FuncType type) {
        out.op(opcode);
        types.block(type, out);
        return ++depth;
    }

    /** Opens a block without parameters. */
    int openBlock(List<ValType> results) {
        return open(Opcode.BLOCK, new FuncType(List.of(), results));
    }

    void close() {
        out.op(Opcode.END);
        depth--;
    }

    void branch(int label) {
        out.op(Opcode.BR, relative(label));
    }

    int relative(int label) {
        return depth - label;
    }

    void get(int local) {
        out.op(Opcode.LOCAL_GET, local);
    }

    void set(int local) {
        out.op(Opcode.LOCAL_SET, local);
    }

    /** Pushes locals in order. */
    void get(int[] values) {
        for (int local : values) {
            get(local);
        }
    }

    /** Pops into locals, so that {@link #get(int[])} puts everything back. */
    void set(int[] values) {
        for (int i = values.length - 1; i >= 0; i--) {
            set(values[i]);
        }
    }
}
