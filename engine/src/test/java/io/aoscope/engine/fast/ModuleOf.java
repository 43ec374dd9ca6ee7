package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmModule;

/** Small modules with what the WAT assembler at hand does not take: wide offsets and tables. */
final class ModuleOf {
    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final int I32 = 0x7F;
    private static final int I64 = 0x7E;
    private static final int FUNCREF = 0x70;

    private ModuleOf() {}

    /** {@code load} and {@code store} of a byte at an offset of a one-page 64-bit memory. */
    static WasmModule offset(long offset) {
        Bytes memarg = new Bytes().u8(0);
        long rest = offset;
        while ((rest & ~0x7FL) != 0) {
            memarg.u8((int) rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        memarg.u8((int) rest);
        Bytes load =
                new Bytes().u8(0).op(Opcode.LOCAL_GET, 0).op(Opcode.I32_LOAD8_U).raw(memarg.toArray());
        Bytes store = new Bytes()
                .u8(0)
                .op(Opcode.LOCAL_GET, 0)
                .op(Opcode.LOCAL_GET, 1)
                .op(Opcode.I32_STORE8)
                .raw(memarg.toArray());
        Bytes module = new Bytes().raw(HEADER);
        section(
                module,
                1,
                new Bytes()
                        .u8(2)
                        .u8(0x60)
                        .u8(1)
                        .u8(I64)
                        .u8(1)
                        .u8(I32)
                        .u8(0x60)
                        .u8(2)
                        .u8(I64)
                        .u8(I32)
                        .u8(0));
        section(module, 3, new Bytes().u8(2).u8(0).u8(1));
        section(module, 5, new Bytes().u8(1).u8(4).u8(1));
        section(
                module,
                7,
                new Bytes().u8(2).name("load").u8(0).u8(0).name("store").u8(0).u8(1));
        section(module, 10, new Bytes().u8(2).sized(ended(load)).sized(ended(store)));
        return Tier.module(module.toArray());
    }

    /** Every table instruction on a 64-bit table of 4 to 6 functions, the first two being {@code seven}. */
    static WasmModule wideTable() {
        Bytes module = new Bytes().raw(HEADER);
        Bytes types = new Bytes().u8(6);
        types.u8(0x60).u8(0).u8(1).u8(I32);
        types.u8(0x60).u8(1).u8(I64).u8(1).u8(I32);
        types.u8(0x60).u8(0).u8(1).u8(I64);
        types.u8(0x60).u8(1).u8(I64).u8(1).u8(I64);
        types.u8(0x60).u8(3).u8(I64).u8(I64).u8(I64).u8(0);
        types.u8(0x60).u8(2).u8(I64).u8(I64).u8(0);
        section(module, 1, types);
        section(
                module,
                3,
                new Bytes()
                        .u8(9)
                        .u8(0)
                        .u8(1)
                        .u8(1)
                        .u8(2)
                        .u8(3)
                        .u8(4)
                        .u8(5)
                        .u8(5)
                        .u8(4));
        section(module, 4, new Bytes().u8(1).u8(FUNCREF).u8(5).u8(4).u8(6));
        String[] names = {"seven", "call", "is null", "size", "grow", "copy", "fill", "move", "init"};
        Bytes exports = new Bytes().u8(names.length);
        for (int i = 0; i < names.length; i++) {
            exports.name(names[i]).u8(0).u8(i);
        }
        section(module, 7, exports);
        Bytes elements = new Bytes().u8(2);
        elements.u8(0).i64(0).op(Opcode.END).u8(2).u8(0).u8(0);
        elements.u8(1).u8(0).u8(3).u8(0).u8(0).u8(0);
        section(module, 9, elements);
        Bytes code = new Bytes().u8(names.length);
        code.sized(ended(new Bytes().u8(0).i32(7)));
        code.sized(ended(operands(1).op(Opcode.CALL_INDIRECT, 0).u8(0)));
        code.sized(ended(operands(1).op(Opcode.TABLE_GET, 0).op(Opcode.REF_IS_NULL)));
        code.sized(ended(operands(0).op(Opcode.TABLE_SIZE, 0)));
        code.sized(ended(
                new Bytes().u8(0).op(Opcode.REF_FUNC, 0).op(Opcode.LOCAL_GET, 0).op(Opcode.TABLE_GROW, 0)));
        code.sized(ended(operands(3).op(Opcode.TABLE_COPY, 0).u8(0)));
        code.sized(ended(new Bytes()
                .u8(0)
                .op(Opcode.LOCAL_GET, 0)
                .op(Opcode.REF_FUNC, 0)
                .op(Opcode.LOCAL_GET, 1)
                .op(Opcode.TABLE_FILL, 0)));
        code.sized(ended(operands(2).op(Opcode.TABLE_GET, 0).op(Opcode.TABLE_SET, 0)));
        code.sized(ended(new Bytes()
                .u8(0)
                .op(Opcode.LOCAL_GET, 0)
                .op(Opcode.LOCAL_GET, 1)
                .op(Opcode.I32_WRAP_I64)
                .op(Opcode.LOCAL_GET, 2)
                .op(Opcode.I32_WRAP_I64)
                .op(Opcode.TABLE_INIT, 1)
                .u8(0)));
        section(module, 10, code);
        return Tier.module(module.toArray());
    }

    private static Bytes operands(int count) {
        Bytes body = new Bytes().u8(0);
        for (int i = 0; i < count; i++) {
            body.op(Opcode.LOCAL_GET, i);
        }
        return body;
    }

    private static byte[] ended(Bytes body) {
        return body.op(Opcode.END).toArray();
    }

    private static void section(Bytes module, int id, Bytes contents) {
        module.u8(id).sized(contents.toArray());
    }
}
