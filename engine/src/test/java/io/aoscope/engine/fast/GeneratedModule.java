package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module made of generated functions and surroundings that are always the same: two memories, two tables, a
 * global of each type and the fuel, three tags, active and passive segments. Every function is exported under
 * its index, {@code f0} and so on; {@code fuel} sets how many loop turns and calls there may be.
 *
 * @param wide whether memory 0 has 64-bit addresses; memory 1 has 32-bit ones
 */
record GeneratedModule(boolean wide, List<Function> functions) {
    static final int TYPES = 6;
    static final int TABLES = 2;
    static final int FUEL = 0;
    static final int TABLE_SIZE = 8;

    /** Parameter of each tag; null for none. */
    static final List<@Nullable NumType> TAGS = tags();

    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final int FUNCREF = 0x70;
    private static final List<List<NumType>> PARAMS = List.of(
            List.of(),
            List.of(NumType.I32),
            List.of(NumType.I64, NumType.F64),
            List.of(NumType.F32),
            List.of(NumType.F64, NumType.I32),
            List.of(NumType.I64));
    private static final List<@Nullable NumType> RESULTS = results();

    /**
     * A function.
     *
     * @param type index of its type
     * @param locals after the parameters
     */
    record Function(int type, List<NumType> locals, List<Node> body) {
        List<NumType> allLocals() {
            List<NumType> all = new ArrayList<>(params(type));
            all.addAll(locals);
            return all;
        }
    }

    static List<NumType> params(int type) {
        return PARAMS.get(type);
    }

    static @Nullable NumType result(int type) {
        return RESULTS.get(type);
    }

    GeneratedModule withFunction(int index, Function function) {
        List<Function> changed = new ArrayList<>(functions);
        changed.set(index, function);
        return new GeneratedModule(wide, List.copyOf(changed));
    }

    boolean contains(Opcode opcode) {
        return functions.stream().flatMap(function -> function.body().stream()).anyMatch(node -> node.contains(opcode));
    }

    int size() {
        return functions.stream()
                .flatMap(function -> function.body().stream())
                .mapToInt(Node::size)
                .sum();
    }

    byte[] toBytes() {
        Bytes out = new Bytes().raw(HEADER);
        section(out, 1, types());
        Bytes declared = new Bytes().u32(functions.size() + 1);
        functions.forEach(function -> declared.u32(function.type()));
        section(out, 3, declared.u32(1 + TYPES));
        // Tables of 8 to 12 functions, the second 64-bit; memories of 2 to 5 and 1 to 2 pages.
        Bytes tables = new Bytes().u8(TABLES).u8(FUNCREF).u8(1).u8(TABLE_SIZE).u8(12);
        section(out, 4, tables.u8(FUNCREF).u8(5).u8(TABLE_SIZE).u8(12));
        section(
                out,
                5,
                new Bytes().u8(2).u8(wide ? 5 : 1).u8(2).u8(5).u8(1).u8(1).u8(2));
        section(out, 13, new Bytes().u8(3).u8(0).u8(0).u8(0).u8(1 + TYPES).u8(0).u8(5));
        section(out, 6, globals());
        section(out, 7, exports());
        section(out, 9, elements());
        section(out, 12, new Bytes().u8(2));
        Bytes code = new Bytes().u32(functions.size() + 1);
        functions.forEach(function -> code.sized(body(function)));
        code.sized(new Bytes()
                .u8(0)
                .op(Opcode.LOCAL_GET, 0)
                .op(Opcode.GLOBAL_SET, FUEL)
                .op(Opcode.END)
                .toArray());
        section(out, 10, code);
        section(out, 11, data());
        return out.toArray();
    }

    /** Takes one of the fuel, and traps where none is left: at each call and each turn of a loop. */
    static void burn(Bytes out) {
        out.op(Opcode.GLOBAL_GET, FUEL).i32(-1).op(Opcode.I32_ADD).op(Opcode.GLOBAL_SET, FUEL);
        out.op(Opcode.GLOBAL_GET, FUEL).i32(0).op(Opcode.I32_LT_S);
        out.op(Opcode.IF).u8(0x40).op(Opcode.UNREACHABLE).op(Opcode.END);
    }

    private static Bytes types() {
        Bytes types = new Bytes().u8(TYPES + 2);
        for (int type = 0; type < TYPES; type++) {
            List<NumType> params = params(type);
            NumType result = result(type);
            types.u8(0x60).u8(params.size());
            params.forEach(types::type);
            types.u8(result == null ? 0 : 1);
            if (result != null) {
                types.type(result);
            }
        }
        // Nobody's, then the type of the tag with an i32 and of the function that sets the fuel.
        types.u8(0x60).u8(2).type(NumType.I32).type(NumType.I32).u8(0);
        return types.u8(0x60).u8(1).type(NumType.I32).u8(0);
    }

    private static Bytes globals() {
        Bytes globals = new Bytes().u8(5);
        globals.type(NumType.I32).u8(1).i32(0).op(Opcode.END);
        globals.type(NumType.I32).u8(1).i32(-7).op(Opcode.END);
        globals.type(NumType.I64).u8(1).i64(1L << 33).op(Opcode.END);
        globals.type(NumType.F32)
                .u8(1)
                .op(Opcode.F32_CONST)
                .fixed(0x4048_0000, 4)
                .op(Opcode.END);
        return globals.type(NumType.F64)
                .u8(1)
                .op(Opcode.F64_CONST)
                .fixed(0xC004_0000_0000_0000L, 8)
                .op(Opcode.END);
    }

    private Bytes exports() {
        Bytes exports = new Bytes().u32(functions.size() + 1);
        for (int i = 0; i < functions.size(); i++) {
            exports.name("f" + i).u8(0).u32(i);
        }
        return exports.name("fuel").u8(0).u32(functions.size());
    }

    private Bytes elements() {
        Bytes elements = new Bytes().u8(3);
        elements.u8(0).i32(1).op(Opcode.END).u32(functions.size());
        indices(elements);
        elements.u8(2).u8(1).i64(0).op(Opcode.END).u8(0).u32(functions.size());
        indices(elements);
        elements.u8(1).u8(0).u32(functions.size());
        indices(elements);
        return elements;
    }

    private void indices(Bytes out) {
        for (int i = 0; i < functions.size(); i++) {
            out.u32(i);
        }
    }

    private Bytes data() {
        Bytes data = new Bytes().u8(2);
        data.u8(0);
        (wide ? data.i64(65_530) : data.i32(65_530)).op(Opcode.END).name("across the end of a page");
        return data.u8(1).name("a passive segment of forty-one bytes, all");
    }

    private static byte[] body(Function function) {
        Bytes body = new Bytes().u32(function.locals().size());
        function.locals().forEach(local -> body.u8(1).type(local));
        burn(body);
        function.body().forEach(node -> node.write(body));
        return body.op(Opcode.END).toArray();
    }

    private static void section(Bytes out, int id, Bytes contents) {
        out.u8(id).sized(contents.toArray());
    }

    private static List<@Nullable NumType> tags() {
        List<@Nullable NumType> tags = new ArrayList<>();
        tags.add(null);
        tags.add(NumType.I32);
        tags.add(NumType.I64);
        return tags;
    }

    private static List<@Nullable NumType> results() {
        List<@Nullable NumType> results = new ArrayList<>();
        results.add(null);
        results.add(NumType.I32);
        results.add(NumType.I64);
        results.add(NumType.F32);
        results.add(NumType.F64);
        results.add(null);
        return results;
    }
}
