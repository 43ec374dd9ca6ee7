package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.Family;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Generates valid modules from a seed, the same ones on every machine: loops, calls, memory and table traffic in
 * bounds and out of them, exceptions of one kind, every numeric instruction.
 */
final class ModuleGenerator {
    private static final List<NumType> NUMBERS = List.of(NumType.I32, NumType.I64, NumType.F32, NumType.F64);
    private static final int MAX_DEPTH = 6;

    private final SplittableRandom random;
    private final boolean wide;
    /** Whether exceptions are the legacy ones; a module has one kind only. */
    private final boolean legacy;

    private final Interesting interesting;
    private final MemoryNodes memories;
    private final TableNodes tables;
    private final List<Integer> types = new ArrayList<>();
    private List<NumType> locals = List.of();
    private List<Label> labels = new ArrayList<>();
    private int budget;

    /**
     * What a branch can go to.
     *
     * @param type of the value it takes along; null for none
     * @param reachable false for the inside of a pattern
     * @param handler whether {@code rethrow} may name it
     */
    private record Label(@Nullable NumType type, boolean reachable, boolean handler) {}

    ModuleGenerator(long seed) {
        this.random = new SplittableRandom(seed);
        this.interesting = new Interesting(random);
        this.wide = random.nextInt(5) > 0;
        this.legacy = random.nextBoolean();
        this.memories = new MemoryNodes(random, wide, !comparesInterpreter(seed), this::value);
        this.tables = new TableNodes(random, types, this::value);
    }

    /** Whether Chicory's interpreter can be a witness of a seed's module. */
    static boolean comparesInterpreter(long seed) {
        return seed % 4 != 0;
    }

    GeneratedModule generate() {
        int count = 3 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            types.add(random.nextInt(GeneratedModule.TYPES));
        }
        List<GeneratedModule.Function> functions = new ArrayList<>();
        for (int type : types) {
            functions.add(function(type));
        }
        return new GeneratedModule(wide, List.copyOf(functions));
    }

    private GeneratedModule.Function function(int type) {
        List<NumType> own = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            own.add(NUMBERS.get(random.nextInt(4)));
        }
        locals = new ArrayList<>(GeneratedModule.params(type));
        locals.addAll(own);
        memories.pointer(locals.size());
        own.add(NumType.I64);
        budget = 20 + random.nextInt(120);
        labels = new ArrayList<>();
        NumType result = GeneratedModule.result(type);
        labels.add(new Label(result, true, false));
        List<Node> body = body(result, 0);
        return new GeneratedModule.Function(type, List.copyOf(own), body);
    }

    /** Statements, and last what leaves a value of the type. */
    private List<Node> body(@Nullable NumType type, int depth) {
        List<Node> body = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0 && budget > 0; i--) {
            body.add(statement(depth + 1));
        }
        if (type != null) {
            body.add(value(type, depth + 1));
        }
        return body;
    }

    private List<Node> inside(Label label, @Nullable NumType type, int depth) {
        labels.add(label);
        List<Node> body = body(type, depth);
        labels.removeLast();
        return body;
    }

    private Node statement(int depth) {
        budget--;
        int choice = depth > MAX_DEPTH ? random.nextInt(6) : random.nextInt(30);
        return switch (choice) {
            case 0, 6, 7 -> memories.store(depth);
            case 1, 8, 9 -> setLocal(depth);
            case 2, 10 -> {
                int global = 1 + random.nextInt(4);
                yield Node.of(Opcode.GLOBAL_SET, null, List.of((long) global), value(NUMBERS.get(global - 1), depth));
            }
            case 3 -> Node.of(Opcode.DROP, null, List.of(), value(NUMBERS.get(random.nextInt(4)), depth));
            case 4, 11 -> memories.bulk(depth);
            case 5 -> drop();
            case 12, 13, 14 -> block(null, depth);
            case 15, 16, 17 -> block(null, depth);
            case 18 -> branch(depth);
            case 19, 20 -> branchIf(depth);
            case 21 -> branchTable(depth);
            case 22, 23 -> call(null, depth);
            case 24 -> tables.statement(depth);
            case 25, 26 -> raise(depth);
            case 27 -> random.nextInt(4) > 0 ? memories.store(depth) : Node.of(Opcode.UNREACHABLE, null, List.of());
            case 28 -> returning(depth);
            default -> memories.store(depth);
        };
    }

    private Node value(NumType type, int depth) {
        budget--;
        if (budget <= 0 || depth > MAX_DEPTH) {
            return random.nextBoolean() ? local(type) : constant(type);
        }
        return switch (random.nextInt(22)) {
            case 0, 1 -> constant(type);
            case 2, 3 -> local(type);
            case 4 -> Node.of(Opcode.GLOBAL_GET, type, List.of(1L + NUMBERS.indexOf(type)));
            case 5, 6, 7 -> memories.load(type, depth);
            case 8, 9 -> block(type, depth);
            case 10 -> call(type, depth);
            case 11 ->
                Node.of(
                        Opcode.SELECT,
                        type,
                        List.of(),
                        value(type, depth + 1),
                        value(type, depth + 1),
                        value(NumType.I32, depth + 1));
            case 12 -> {
                int local = locals.indexOf(type);
                yield local < 0
                        ? constant(type)
                        : Node.of(Opcode.LOCAL_TEE, type, List.of((long) local), value(type, depth + 1));
            }
            case 13 -> branchIfWith(type, depth);
            case 14 -> size(type, depth);
            default -> numeric(type, depth);
        };
    }

    private Node numeric(NumType type, int depth) {
        List<Opcode> choices = Arrays.stream(Opcode.values())
                .filter(opcode -> opcode.family() == Family.NUMERIC
                        && opcode.hasSignature()
                        && !opcode.params(true).isEmpty()
                        && opcode.results(true).equals(List.of(type)))
                .toList();
        Opcode opcode = choices.get(random.nextInt(choices.size()));
        return withValues(
                opcode,
                type,
                List.of(),
                opcode.params(true).stream().map(NumType.class::cast).toList(),
                depth);
    }

    private Node withValues(
            Opcode opcode, @Nullable NumType type, List<Long> immediates, List<NumType> params, int depth) {
        Node[] operands = params.stream().map(param -> value(param, depth + 1)).toArray(Node[]::new);
        return Node.of(opcode, type, immediates, operands);
    }

    private Node constant(NumType type) {
        return Node.constant(type, interesting.bits(type));
    }

    private Node local(NumType type) {
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < locals.size(); i++) {
            if (locals.get(i) == type) {
                found.add((long) i);
            }
        }
        return found.isEmpty()
                ? constant(type)
                : Node.of(Opcode.LOCAL_GET, type, List.of(found.get(random.nextInt(found.size()))));
    }

    private Node setLocal(int depth) {
        if (locals.isEmpty()) {
            return Node.of(Opcode.NOP, null, List.of());
        }
        int local = random.nextInt(locals.size());
        return Node.of(Opcode.LOCAL_SET, null, List.of((long) local), value(locals.get(local), depth + 1));
    }

    private Node drop() {
        return random.nextInt(8) > 0
                ? Node.of(Opcode.NOP, null, List.of())
                : random.nextBoolean()
                        ? Node.of(Opcode.DATA_DROP, null, List.of((long) random.nextInt(2)))
                        : Node.of(Opcode.ELEM_DROP, null, List.of((long) random.nextInt(3)));
    }

    /** A size of a memory or table, what it gives to grow, or whether an element is there. */
    private Node size(NumType type, int depth) {
        int index = random.nextInt(2);
        Node size = switch (random.nextInt(3)) {
            case 0 -> memories.size(index);
            case 1 -> tables.size(index, depth);
            default -> tables.isNull(depth);
        };
        return size.type() == type ? size : constant(type);
    }

    private Node block(@Nullable NumType type, int depth) {
        Label label = new Label(type, true, false);
        return switch (random.nextInt(7)) {
            case 0, 1 -> Node.block(Opcode.BLOCK, type, List.of(), List.of(inside(label, type, depth)));
            case 2 ->
                Node.block(Opcode.LOOP, type, List.of(), List.of(inside(new Label(null, true, false), type, depth)));
            case 3, 4 -> {
                Node condition = value(NumType.I32, depth + 1);
                List<List<Node>> bodies = new ArrayList<>();
                bodies.add(inside(label, type, depth));
                if (type != null || random.nextBoolean()) {
                    bodies.add(inside(label, type, depth));
                }
                yield Node.block(Opcode.IF, type, List.of(condition), bodies);
            }
            default -> legacy ? legacyTry(type, label, depth) : handled(type, label, depth);
        };
    }

    private Node legacyTry(@Nullable NumType type, Label label, int depth) {
        List<Node> body = inside(label, type, depth);
        if (random.nextInt(5) == 0) {
            long to = random.nextInt(labels.size());
            return new Node(Opcode.DELEGATE, type, List.of(to), List.of(), List.of(body));
        }
        List<List<Node>> bodies = new ArrayList<>(List.of(body));
        List<Long> immediates = new ArrayList<>();
        Label handler = new Label(type, true, true);
        for (int tag = 0; tag < GeneratedModule.TAGS.size(); tag++) {
            if (random.nextInt(3) == 0) {
                addHandler(immediates, tag);
                bodies.add(inside(handler, type, depth));
            }
        }
        if (bodies.size() == 1 || random.nextBoolean()) {
            immediates.addAll(List.of(Node.ALL, -1L));
            bodies.add(inside(handler, type, depth));
        }
        return new Node(Opcode.TRY, type, immediates, List.of(), bodies);
    }

    private Node handled(@Nullable NumType type, Label label, int depth) {
        List<Long> immediates = new ArrayList<>();
        int tag = random.nextInt(GeneratedModule.TAGS.size() + 1);
        if (tag < GeneratedModule.TAGS.size()) {
            addHandler(immediates, tag);
        }
        if (immediates.isEmpty()) {
            immediates.addAll(List.of(Node.ALL, -1L));
        }
        labels.add(label);
        labels.add(new Label(null, false, false));
        List<Node> body = inside(label, type, depth);
        labels.removeLast();
        List<Node> handler = body(type, depth);
        labels.removeLast();
        return new Node(Opcode.TRY_TABLE, type, immediates, List.of(), List.of(body, handler));
    }

    /** Adds a tag whose parameter, if it has one, goes to a local; nothing where there is no such local. */
    private void addHandler(List<Long> immediates, int tag) {
        NumType parameter = GeneratedModule.TAGS.get(tag);
        int local = parameter == null ? -1 : locals.indexOf(parameter);
        if (parameter == null || local >= 0) {
            immediates.addAll(List.of((long) tag, (long) local));
        } else {
            immediates.addAll(List.of(0L, -1L));
        }
    }

    private Node raise(int depth) {
        if (legacy) {
            for (int i = 0; i < labels.size(); i++) {
                if (labels.get(labels.size() - 1 - i).handler() && random.nextBoolean()) {
                    return Node.of(Opcode.RETHROW, null, List.of((long) i));
                }
            }
        }
        int tag = random.nextInt(GeneratedModule.TAGS.size());
        NumType parameter = GeneratedModule.TAGS.get(tag);
        return parameter == null
                ? Node.of(Opcode.THROW, null, List.of((long) tag))
                : Node.of(Opcode.THROW, null, List.of((long) tag), value(parameter, depth + 1));
    }

    private @Nullable Long labelOf(@Nullable NumType type) {
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(labels.size() - 1 - i);
            if (label.reachable() && label.type() == type) {
                found.add((long) i);
            }
        }
        return found.isEmpty() ? null : found.get(random.nextInt(found.size()));
    }

    private Node branch(int depth) {
        NumType type = random.nextInt(3) > 0 ? null : NUMBERS.get(random.nextInt(4));
        Long label = labelOf(type);
        if (label == null) {
            return Node.of(Opcode.NOP, null, List.of());
        }
        return type == null
                ? Node.of(Opcode.BR, null, List.of(label))
                : Node.of(Opcode.BR, null, List.of(label), value(type, depth + 1));
    }

    private Node branchIf(int depth) {
        Long label = labelOf(null);
        return label == null
                ? memories.store(depth)
                : Node.of(Opcode.BR_IF, null, List.of(label), value(NumType.I32, depth + 1));
    }

    private Node branchIfWith(NumType type, int depth) {
        Long label = labelOf(type);
        return label == null
                ? numeric(type, depth)
                : Node.of(Opcode.BR_IF, type, List.of(label), value(type, depth + 1), value(NumType.I32, depth + 1));
    }

    private Node branchTable(int depth) {
        List<Long> targets = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            Long label = labelOf(null);
            if (label == null) {
                return memories.store(depth);
            }
            targets.add(label);
        }
        return Node.of(Opcode.BR_TABLE, null, targets, value(NumType.I32, depth + 1));
    }

    private Node returning(int depth) {
        NumType result = labels.getFirst().type();
        return result == null
                ? Node.of(Opcode.RETURN, null, List.of())
                : Node.of(Opcode.RETURN, null, List.of(), value(result, depth + 1));
    }

    private Node call(@Nullable NumType type, int depth) {
        List<Integer> fitting = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            if (GeneratedModule.result(types.get(i)) == type) {
                fitting.add(i);
            }
        }
        if (random.nextInt(3) == 0) {
            return callIndirect(type, depth);
        }
        if (fitting.isEmpty()) {
            return type == null ? memories.store(depth) : numeric(type, depth);
        }
        int function = fitting.get(random.nextInt(fitting.size()));
        return withValues(
                Opcode.CALL, type, List.of((long) function), GeneratedModule.params(types.get(function)), depth);
    }

    private Node callIndirect(@Nullable NumType type, int depth) {
        int table = random.nextInt(GeneratedModule.TABLES);
        List<Integer> fitting = new ArrayList<>();
        for (int i = 0; i < GeneratedModule.TYPES; i++) {
            if (GeneratedModule.result(i) == type) {
                fitting.add(i);
            }
        }
        int signature = fitting.get(random.nextInt(fitting.size()));
        List<Node> operands = new ArrayList<>();
        GeneratedModule.params(signature).forEach(param -> operands.add(value(param, depth + 1)));
        operands.add(tables.element(table, depth));
        return new Node(Opcode.CALL_INDIRECT, type, List.of((long) signature, (long) table), operands, List.of());
    }
}
