package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.Opcode;

/** Memory instructions (WebAssembly 3.0, section 4.6.9). */
final class MemoryInstructions {
    private MemoryInstructions() {}

    /** Executes instruction {@code i} on the operand stack, whose first free slot is {@code top}. */
    static void execute(Body body, int i, long[] slots, int top) {
        Opcode opcode = body.opcodes[i];
        int bytes = opcode.accessBytes();
        if (bytes == 0) {
            bulk(body, i, slots, top);
            return;
        }
        LinearMemory memory = body.instance.memories[body.code.memory(i)];
        long offset = body.code.immediate(i);
        if (opcode.results(true).isEmpty()) {
            memory.put(address(memory.limits(), slots[top - 2]), offset, bytes, slots[top - 1]);
        } else {
            long bits = memory.get(address(memory.limits(), slots[top - 1]), offset, bytes);
            slots[top - 1] = extended(opcode, bits);
        }
    }

    private static long extended(Opcode opcode, long bits) {
        return switch (opcode) {
            case I32_LOAD8_S, I64_LOAD8_S -> (byte) bits;
            case I32_LOAD16_S, I64_LOAD16_S -> (short) bits;
            case I32_LOAD, I64_LOAD32_S -> (int) bits;
            default -> bits;
        };
    }

    private static void bulk(Body body, int i, long[] slots, int top) {
        Code code = body.code;
        Instance instance = body.instance;
        switch (body.opcodes[i]) {
            case MEMORY_SIZE -> slots[top] = instance.memories[code.index(i)].claimedPages();
            case MEMORY_GROW -> {
                LinearMemory memory = instance.memories[code.index(i)];
                slots[top - 1] = memory.grow(address(memory.limits(), slots[top - 1]));
            }
            case MEMORY_FILL -> {
                LinearMemory memory = instance.memories[code.index(i)];
                memory.fill(
                        address(memory.limits(), slots[top - 3]),
                        (byte) slots[top - 2],
                        address(memory.limits(), slots[top - 1]));
            }
            case MEMORY_COPY -> {
                LinearMemory target = instance.memories[code.index(i)];
                LinearMemory source = instance.memories[code.second(i)];
                boolean wide = target.is64() && source.is64();
                target.copy(
                        address(target.limits(), slots[top - 3]),
                        source,
                        address(source.limits(), slots[top - 2]),
                        wide ? slots[top - 1] : slots[top - 1] & 0xFFFF_FFFFL);
            }
            case MEMORY_INIT -> {
                LinearMemory memory = instance.memories[code.second(i)];
                var segment = instance.module().data().get(code.index(i));
                memory.init(
                        address(memory.limits(), slots[top - 3]),
                        instance.module(),
                        segment,
                        slots[top - 2] & 0xFFFF_FFFFL,
                        slots[top - 1] & 0xFFFF_FFFFL,
                        instance.droppedData[code.index(i)] ? 0 : segment.length());
            }
            case DATA_DROP -> instance.droppedData[code.index(i)] = true;
            default -> throw new IllegalArgumentException(body.opcodes[i].mnemonic());
        }
    }

    /** An address or size as an unsigned 64-bit number. */
    static long address(Limits limits, long bits) {
        return limits.is64() ? bits : bits & 0xFFFF_FFFFL;
    }
}
