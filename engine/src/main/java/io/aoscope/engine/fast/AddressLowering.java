package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.ElementSegment;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.TableType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;

/**
 * Writes memory and table instructions with 32-bit addresses. A memory here has fewer than 2^31
 * bytes, a table fewer elements, so every address or length of 2^31 or more is out of bounds: it
 * becomes 2^31, which traps just so, with a static offset below 2^31 too. Chicory 1.7.5 adds the
 * offset in 32 bits, so one of 2^31 or more becomes address 2^31 itself; and its table.fill, table.copy and table.init miss ranges that wrap
 * around, so these get a check before them.
 */
final class AddressLowering {
    private static final int REACH_BITS = 31;
    private static final long REACH = 1L << REACH_BITS;
    /** The address that is out of bounds. */
    static final int OUT = Integer.MIN_VALUE;

    private final WasmModule module;
    private final Code code;
    private final BodyWriter body;
    private final Bytes out;

    AddressLowering(Code code, BodyWriter body) {
        this.module = body.module;
        this.code = code;
        this.body = body;
        this.out = body.out;
    }

    /** Whether the instruction is a load or store that takes its address in 64 bits and may be in bounds. */
    boolean isWideAccess(int i) {
        return code.opcode(i).accessBytes() != 0 && wide(code.memory(i)) && reaches(i);
    }

    /** Makes an i32 of the i64 on the stack: itself below 2^31, else 2^31. */
    void address() {
        int kept = body.locals.scratch(NumType.I64, 0);
        out.op(Opcode.LOCAL_TEE, kept);
        addressOf(kept);
    }

    /** The same where the i64 is also the value of a local. */
    void addressOf(int local) {
        out.op(Opcode.I32_WRAP_I64).i32(OUT);
        body.get(local);
        isAddress();
        out.op(Opcode.SELECT);
    }

    /** Asks whether the i64 on the stack is below 2^31. */
    void isAddress() {
        out.i64(REACH_BITS).op(Opcode.I64_SHR_U).op(Opcode.I64_EQZ);
    }

    /** Makes an address of the unsigned i32 on the stack, as {@link #address()}. */
    void unsignedAddress() {
        int kept = body.locals.scratch(NumType.I32, 0);
        out.op(Opcode.LOCAL_TEE, kept).i32(OUT);
        body.get(kept);
        out.i32(0).op(Opcode.I32_GE_S).op(Opcode.SELECT);
    }

    /** What {@link #address()} makes of a constant. */
    static int address(long constant) {
        return constant >= 0 && constant < REACH ? (int) constant : OUT;
    }

    /**
     * Writes a load or store.
     *
     * @param converted whether its address is an i32 already
     */
    void access(int i, boolean converted) {
        boolean store = isStore(i);
        if (!reaches(i)) {
            if (store) {
                out.op(Opcode.DROP);
            }
            out.op(Opcode.DROP).i32(OUT);
            if (store) {
                zero(value(i));
            }
            memarg(i, 0);
            return;
        }
        if (!converted && wide(code.memory(i))) {
            if (store) {
                int value = body.locals.scratch(value(i), 1);
                body.set(value);
                address();
                body.get(value);
            } else {
                address();
            }
        }
        memarg(i, code.index(i));
    }

    /** Writes memory.size or memory.grow. */
    void pages(int i) {
        boolean wide = wide(code.index(i));
        boolean grow = code.opcode(i) == Opcode.MEMORY_GROW;
        if (wide && grow) {
            address();
        }
        out.op(code.opcode(i), code.index(i));
        if (wide) {
            out.op(grow ? Opcode.I64_EXTEND_I32_S : Opcode.I64_EXTEND_I32_U);
        }
    }

    void fillMemory(int i) {
        boolean wide = wide(code.index(i));
        if (wide) {
            int[] operands = take(true, NumType.I32, true);
            body.get(operands);
        }
        out.op(code.opcode(i), code.index(i));
    }

    void copyMemory(int i) {
        boolean to = wide(code.index(i));
        boolean from = wide(code.second(i));
        if (to || from) {
            body.get(take(to, from, to && from));
        }
        out.op(code.opcode(i), code.index(i)).u32(code.second(i));
    }

    void initMemory(int i) {
        if (wide(code.second(i))) {
            body.get(take(true, false, false));
        }
        out.op(code.opcode(i), code.index(i)).u32(code.second(i));
    }

    /** Writes table.get, table.set, table.size, table.grow or call_indirect. */
    void element(int i) {
        Opcode opcode = code.opcode(i);
        int index = opcode == Opcode.CALL_INDIRECT ? code.second(i) : code.index(i);
        boolean wide = table(index).is64();
        if (wide) {
            switch (opcode) {
                case TABLE_SET -> {
                    int reference = body.locals.scratch(table(index).element, 1);
                    body.set(reference);
                    address();
                    body.get(reference);
                }
                case TABLE_SIZE -> {}
                default -> address();
            }
        }
        out.op(opcode, code.index(i));
        switch (opcode) {
            case CALL_INDIRECT -> out.u32(index);
            case TABLE_SIZE -> widen(wide, Opcode.I64_EXTEND_I32_U);
            case TABLE_GROW -> widen(wide, Opcode.I64_EXTEND_I32_S);
            default -> {}
        }
    }

    void fillTable(int i) {
        int index = code.index(i);
        Sized table = table(index);
        int[] operands = take(table.is64(), table.element, table.is64());
        checkTable(operands[0], operands[2], index);
        body.get(operands);
        out.op(code.opcode(i), index);
    }

    void copyTable(int i) {
        int to = code.index(i);
        int from = code.second(i);
        int[] operands = take(
                table(to).is64(),
                table(from).is64(),
                table(to).is64() && table(from).is64());
        checkTable(operands[0], operands[2], to);
        checkTable(operands[1], operands[2], from);
        body.get(operands);
        out.op(code.opcode(i), to).u32(from);
    }

    void initTable(int i) {
        ElementSegment segment = module.elements().get(code.index(i));
        int index = code.second(i);
        int[] operands = take(table(index).is64(), false, false);
        checkTable(operands[0], operands[2], index);
        Bytes size = new Bytes().i32(segment.mode() == ElementSegment.Mode.PASSIVE ? segment.size() : 0);
        check(operands[1], operands[2], size, index);
        body.get(operands);
        out.op(code.opcode(i), code.index(i)).u32(index);
    }

    private record Sized(ValType element, boolean is64) {}

    private int[] take(boolean wide0, boolean wide1, boolean wide2) {
        return take(wide0, wide1 ? NumType.I64 : NumType.I32, wide2);
    }

    /** Pops three operands into locals; i64 ones as i32 addresses. */
    private int[] take(boolean wide0, ValType type1, boolean wide2) {
        int[] locals = new int[3];
        ValType[] types = {wide0 ? NumType.I64 : NumType.I32, type1, wide2 ? NumType.I64 : NumType.I32};
        for (int operand = 2; operand >= 0; operand--) {
            boolean wide = types[operand] == NumType.I64;
            if (wide) {
                address();
            }
            locals[operand] = body.locals.scratch(wide ? NumType.I32 : types[operand], 2 + operand);
            body.set(locals[operand]);
        }
        return locals;
    }

    private void checkTable(int start, int count, int table) {
        check(start, count, new Bytes().op(Opcode.TABLE_SIZE, table), table);
    }

    /** Traps as an access of the table does unless {@code start + count} is at most the size. */
    private void check(int start, int count, Bytes size, int table) {
        body.get(start);
        out.op(Opcode.I64_EXTEND_I32_U);
        body.get(count);
        out.op(Opcode.I64_EXTEND_I32_U).op(Opcode.I64_ADD);
        out.raw(size.toArray()).op(Opcode.I64_EXTEND_I32_U).op(Opcode.I64_GT_U);
        out.op(Opcode.IF)
                .u8(0x40)
                .i32(OUT)
                .op(Opcode.TABLE_GET, table)
                .op(Opcode.DROP)
                .op(Opcode.END);
    }

    private void widen(boolean wide, Opcode extension) {
        if (wide) {
            out.op(extension);
        }
    }

    private void zero(ValType type) {
        if (type == NumType.I64) {
            out.i64(0);
        } else if (type == NumType.F32) {
            out.op(Opcode.F32_CONST).fixed(0, 4);
        } else if (type == NumType.F64) {
            out.op(Opcode.F64_CONST).fixed(0, 8);
        } else {
            out.i32(0);
        }
    }

    private void memarg(int i, int offset) {
        int memory = code.memory(i);
        out.op(code.opcode(i)).u32(code.align(i) | (memory == 0 ? 0 : 0x40));
        if (memory != 0) {
            out.u32(memory);
        }
        out.u32(offset);
    }

    private boolean reaches(int i) {
        return Long.compareUnsigned(code.immediate(i), REACH) < 0;
    }

    private boolean isStore(int i) {
        return code.opcode(i).accessBytes() != 0
                && code.opcode(i).results(false).isEmpty();
    }

    private ValType value(int i) {
        return code.opcode(i).params(false).getLast();
    }

    private boolean wide(int memory) {
        return module.memoryTypes().get(memory).is64();
    }

    private Sized table(int index) {
        TableType type = module.tableTypes().get(index);
        return new Sized(type.element(), type.limits().is64());
    }
}
