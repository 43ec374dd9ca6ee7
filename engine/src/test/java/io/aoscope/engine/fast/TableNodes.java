package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import java.util.List;
import java.util.SplittableRandom;

/** Generates instructions on tables and references. */
final class TableNodes {
    private final SplittableRandom random;
    private final Interesting interesting;
    private final List<Integer> functions;
    private final MemoryNodes.Values values;

    /**
     * @param functions of the module, as many as there will be
     */
    TableNodes(SplittableRandom random, List<Integer> functions, MemoryNodes.Values values) {
        this.random = random;
        this.interesting = new Interesting(random);
        this.functions = functions;
        this.values = values;
    }

    /** Type of a table's indices. */
    static NumType indexType(int table) {
        return table == 1 ? NumType.I64 : NumType.I32;
    }

    Node element(int table, int depth) {
        NumType type = indexType(table);
        int choice = random.nextInt(8);
        return choice == 0
                ? values.value(type, depth + 1)
                : Node.constant(type, choice == 1 ? interesting.bits(type) : random.nextInt(10));
    }

    private Node reference(int depth) {
        int table = random.nextInt(2);
        return switch (random.nextInt(3)) {
            case 0 -> Node.of(Opcode.REF_NULL, null, List.of());
            case 1 -> Node.of(Opcode.REF_FUNC, null, List.of((long) random.nextInt(functions.size())));
            default -> Node.of(Opcode.TABLE_GET, null, List.of((long) table), element(table, depth));
        };
    }

    Node statement(int depth) {
        int table = random.nextInt(2);
        int source = random.nextInt(2);
        NumType type = indexType(table);
        List<Long> which = List.of((long) table);
        return switch (random.nextInt(4)) {
            case 0 -> Node.of(Opcode.TABLE_SET, null, which, element(table, depth), reference(depth));
            case 1 ->
                Node.of(
                        Opcode.TABLE_FILL,
                        null,
                        which,
                        element(table, depth),
                        reference(depth),
                        Node.constant(type, random.nextInt(5)));
            case 2 ->
                Node.of(
                        Opcode.TABLE_COPY,
                        null,
                        List.of((long) table, (long) source),
                        element(table, depth),
                        element(source, depth),
                        Node.constant(table == 1 && source == 1 ? NumType.I64 : NumType.I32, random.nextInt(5)));
            default ->
                Node.of(
                        Opcode.TABLE_INIT,
                        null,
                        List.of((long) random.nextInt(3), (long) table),
                        element(table, depth),
                        Node.constant(NumType.I32, random.nextInt(5)),
                        Node.constant(NumType.I32, random.nextInt(5)));
        };
    }

    /** The size of a table, or what it gives to grow. */
    Node size(int table, int depth) {
        NumType type = indexType(table);
        List<Long> which = List.of((long) table);
        return random.nextBoolean()
                ? Node.of(Opcode.TABLE_SIZE, type, which)
                : Node.of(Opcode.TABLE_GROW, type, which, reference(depth), Node.constant(type, random.nextInt(3)));
    }

    Node isNull(int depth) {
        return Node.of(Opcode.REF_IS_NULL, NumType.I32, List.of(), reference(depth));
    }
}
