package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Generates loads, stores and instructions on ranges of memory. */
final class MemoryNodes {
    private final SplittableRandom random;
    private final Interesting interesting;
    private final boolean wide;
    private final boolean narrowOffsets;
    private final Values values;
    private int pointer;

    /** Generates what leaves a value of a type. */
    interface Values {
        Node value(NumType type, int depth);
    }

    /**
     * @param wide whether memory 0 has 64-bit addresses
     * @param narrowOffsets whether 32-bit memories are accessed at offsets, which Chicory's interpreter adds wrongly
     */
    MemoryNodes(SplittableRandom random, boolean wide, boolean narrowOffsets, Values values) {
        this.random = random;
        this.interesting = new Interesting(random);
        this.wide = wide;
        this.narrowOffsets = narrowOffsets;
        this.values = values;
    }

    /** Begins a function with a local of type i64 that is for addresses only. */
    void pointer(int local) {
        pointer = local;
    }

    private boolean isWide(int memory) {
        return memory == 0 && wide;
    }

    NumType addressType(int memory) {
        return isWide(memory) ? NumType.I64 : NumType.I32;
    }

    /** Mostly in bounds, sometimes around an end of a page, sometimes anything. */
    private Node address(NumType type, int depth) {
        int choice = random.nextInt(10);
        if (choice == 0) {
            return values.value(type, depth + 1);
        }
        if (choice == 1) {
            long at = interesting.address();
            return Node.constant(type, type == NumType.I32 ? (int) at : at);
        }
        if (type == NumType.I64 && choice < 6) {
            return nearPointer(depth);
        }
        return near(type, depth);
    }

    /** The pointer, set anew or not, and perhaps a constant added to it. */
    private Node nearPointer(int depth) {
        Node base = random.nextInt(3) == 0
                ? Node.of(Opcode.LOCAL_TEE, NumType.I64, List.of((long) pointer), near(NumType.I64, depth + 1))
                : Node.of(Opcode.LOCAL_GET, NumType.I64, List.of((long) pointer));
        return random.nextBoolean()
                ? base
                : Node.of(
                        Opcode.I64_ADD,
                        NumType.I64,
                        List.of(),
                        base,
                        Node.constant(NumType.I64, random.nextInt(-100, 10_000)));
    }

    private Node near(NumType type, int depth) {
        Opcode and = type == NumType.I32 ? Opcode.I32_AND : Opcode.I64_AND;
        return Node.of(and, type, List.of(), values.value(type, depth + 1), Node.constant(type, 0x1_FFFF));
    }

    private Node length(NumType type, int depth) {
        if (random.nextInt(12) == 0) {
            return values.value(type, depth + 1);
        }
        return Node.constant(type, random.nextInt(4) == 0 ? random.nextInt(70_000) : random.nextInt(50));
    }

    private List<Long> place(int memory) {
        long offset = 0;
        if (isWide(memory)) {
            offset = interesting.offset();
        } else if (narrowOffsets) {
            offset = interesting.offset() & 0xFFFF_FFFFL;
        }
        return List.of((long) memory, offset);
    }

    Node load(NumType type, int depth) {
        List<Opcode> choices = accesses(opcode -> opcode.results(true).equals(List.of(type)));
        int memory = random.nextInt(2);
        return Node.of(
                choices.get(random.nextInt(choices.size())), type, place(memory), address(addressType(memory), depth));
    }

    Node store(int depth) {
        List<Opcode> choices = accesses(opcode -> opcode.results(true).isEmpty());
        Opcode opcode = choices.get(random.nextInt(choices.size()));
        int memory = random.nextInt(2);
        return Node.of(
                opcode,
                null,
                place(memory),
                address(addressType(memory), depth),
                values.value((NumType) opcode.params(true).getLast(), depth + 1));
    }

    private static List<Opcode> accesses(Predicate<Opcode> wanted) {
        return Arrays.stream(Opcode.values())
                .filter(opcode -> opcode.accessBytes() > 0 && wanted.test(opcode))
                .toList();
    }

    Node bulk(int depth) {
        int memory = random.nextInt(2);
        NumType type = addressType(memory);
        return switch (random.nextInt(3)) {
            case 0 ->
                Node.of(
                        Opcode.MEMORY_FILL,
                        null,
                        List.of((long) memory),
                        address(type, depth),
                        values.value(NumType.I32, depth + 1),
                        length(type, depth));
            case 1 -> {
                int source = random.nextInt(2);
                NumType both = isWide(memory) && isWide(source) ? NumType.I64 : NumType.I32;
                yield Node.of(
                        Opcode.MEMORY_COPY,
                        null,
                        List.of((long) memory, (long) source),
                        address(type, depth),
                        address(addressType(source), depth),
                        length(both, depth));
            }
            default ->
                Node.of(
                        Opcode.MEMORY_INIT,
                        null,
                        List.of((long) random.nextInt(2), (long) memory),
                        address(type, depth),
                        Node.constant(NumType.I32, random.nextInt(45)),
                        Node.constant(NumType.I32, random.nextInt(45)));
        };
    }

    /** The size of a memory, or what it gives to grow. */
    Node size(int memory) {
        NumType type = addressType(memory);
        List<Long> which = List.of((long) memory);
        return random.nextBoolean()
                ? Node.of(Opcode.MEMORY_SIZE, type, which)
                : Node.of(Opcode.MEMORY_GROW, type, which, Node.constant(type, random.nextInt(3)));
    }
}
