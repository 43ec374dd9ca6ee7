package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Limits;

/** Table instructions (WebAssembly 3.0, section 4.6.8). */
final class TableInstructions {
    private TableInstructions() {}

    /** Executes instruction {@code i} on the operand stack, whose first free slot is {@code top}. */
    static void execute(Body body, int i, long[] slots, int top) {
        Code code = body.code;
        Instance instance = body.instance;
        switch (body.opcodes[i]) {
            case TABLE_GET -> {
                TableInstance table = instance.tables[code.index(i)];
                slots[top - 1] = table.get(index(table, slots[top - 1]));
            }
            case TABLE_SET -> {
                TableInstance table = instance.tables[code.index(i)];
                table.set(index(table, slots[top - 2]), slots[top - 1]);
            }
            case TABLE_SIZE -> slots[top] = instance.tables[code.index(i)].size();
            case TABLE_GROW -> {
                TableInstance table = instance.tables[code.index(i)];
                slots[top - 2] = table.grow(index(table, slots[top - 1]), slots[top - 2]);
            }
            case TABLE_FILL -> {
                TableInstance table = instance.tables[code.index(i)];
                table.fill(index(table, slots[top - 3]), slots[top - 2], index(table, slots[top - 1]));
            }
            case TABLE_COPY -> {
                TableInstance target = instance.tables[code.index(i)];
                TableInstance source = instance.tables[code.second(i)];
                boolean wide = limits(target).is64() && limits(source).is64();
                target.copy(
                        index(target, slots[top - 3]),
                        source,
                        index(source, slots[top - 2]),
                        wide ? slots[top - 1] : slots[top - 1] & 0xFFFF_FFFFL);
            }
            case TABLE_INIT -> {
                TableInstance table = instance.tables[code.second(i)];
                table.init(
                        index(table, slots[top - 3]),
                        instance.elements[code.index(i)],
                        slots[top - 2] & 0xFFFF_FFFFL,
                        slots[top - 1] & 0xFFFF_FFFFL);
            }
            case ELEM_DROP -> instance.elements[code.index(i)] = Linker.NO_ELEMENTS;
            default -> throw new IllegalArgumentException(body.opcodes[i].mnemonic());
        }
    }

    /** An index or size as an unsigned 64-bit number. */
    static long index(TableInstance table, long bits) {
        return MemoryInstructions.address(limits(table), bits);
    }

    private static Limits limits(TableInstance table) {
        return table.type().limits();
    }
}
