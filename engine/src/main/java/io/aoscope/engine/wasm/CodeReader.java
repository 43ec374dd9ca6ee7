package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads function bodies and constant expressions (WebAssembly 3.0, sections 5.4 and 5.5.13). */
final class CodeReader {
    /** Engines agree on this limit (WebAssembly JavaScript interface, implementation limits). */
    private static final int MAX_LOCALS = 50_000;

    private static final int VECTOR_PREFIX = 0xFD;
    private static final int FIRST_RELAXED = 0x100;
    private static final int LAST_RELAXED = 0x113;
    private static final int MISC_PREFIX = 0xFC;
    private static final int HAS_MEMORY_INDEX = 0x40;

    private final CodeBuilder out = new CodeBuilder();
    /** For each open block its first instruction and its latest clause. */
    private int[] openers = new int[64];

    private int[] clauses = new int[64];
    private int depth;
    private int firstUseOfData = -1;

    /** Offset of the first instruction that names a data segment, or -1. */
    int firstUseOfData() {
        return firstUseOfData;
    }

    /** Reads a function body that fills {@code in}. */
    Code body(Input in) throws MalformedModuleException {
        int start = in.position();
        LocalTypes locals = locals(in);
        instructions(in);
        if (!in.atEnd()) {
            throw new MalformedModuleException(
                    in.position(), "section size mismatch: bytes follow the end of the function body");
        }
        return new Code(out, start, in.position(), locals);
    }

    /** Reads a constant expression. */
    Code expression(Input in) throws MalformedModuleException {
        int start = in.position();
        instructions(in);
        return new Code(out, start, in.position(), LocalTypes.NONE);
    }

    private static LocalTypes locals(Input in) throws MalformedModuleException {
        int runs = in.u32();
        if (runs == 0) {
            return LocalTypes.NONE;
        }
        int[] ends = new int[Math.min(runs, 16)];
        List<ValType> types = new ArrayList<>();
        TypeReader reader = new TypeReader(in);
        int total = 0;
        int used = 0;
        for (int i = 0; i < runs; i++) {
            int at = in.position();
            long count = in.u32Long();
            if (total + count > MAX_LOCALS) {
                throw new MalformedModuleException(
                        at,
                        String.format(
                                Locale.ROOT,
                                "too many locals: %d are declared, the limit is %d",
                                total + count,
                                MAX_LOCALS));
            }
            ValType type = reader.valType();
            if (count > 0) {
                total += (int) count;
                ends = used == ends.length ? Arrays.copyOf(ends, used * 2) : ends;
                ends[used++] = total;
                types.add(type);
            }
        }
        return new LocalTypes(Arrays.copyOf(ends, used), List.copyOf(types));
    }

    private void instructions(Input in) throws MalformedModuleException {
        out.clear();
        depth = 0;
        TypeReader types = new TypeReader(in);
        while (true) {
            int at = in.position();
            if (in.atEnd()) {
                throw new MalformedModuleException(
                        at,
                        "unexpected end of section or function: END opcode expected; the file is damaged or was cut"
                                + " short");
            }
            int code = in.u8();
            if (code == VECTOR_PREFIX) {
                vector(in, at);
                continue;
            }
            Opcode opcode = opcode(in, code, at);
            int i = out.add(opcode, at);
            switch (opcode) {
                case ELSE, CATCH, CATCH_ALL -> clause(opcode, i, at);
                case DELEGATE -> {
                    if (depth == 0 || openedBy() != Opcode.TRY || clauses[depth - 1] != openers[depth - 1]) {
                        throw misplaced(opcode, at, "a try without clauses");
                    }
                    close(i);
                }
                case END -> {
                    if (depth == 0) {
                        out.seconds[i] = -1;
                        return;
                    }
                    close(i);
                }
                default -> {}
            }
            if (opcode.immediate() != Immediate.NONE) {
                immediates(in, types, opcode, i);
            }
            if (opcode.opensBlock()) {
                open(i);
            }
        }
    }

    private void vector(Input in, int at) throws MalformedModuleException {
        long number = in.u32Long();
        VectorOpcode opcode = VectorOpcode.of(number);
        if (opcode == null) {
            throw new MalformedModuleException(
                    at,
                    number >= FIRST_RELAXED && number <= LAST_RELAXED
                            ? String.format(
                                    Locale.ROOT,
                                    "relaxed SIMD instruction fd %x is not supported; compile the module without"
                                            + " relaxed SIMD",
                                    number)
                            : String.format(Locale.ROOT, "illegal opcode fd %02x: no instruction has it", number));
        }
        int i = out.add(opcode, at);
        switch (opcode.immediate()) {
            case MEMARG -> memarg(in, i);
            case MEMARG_LANE -> {
                memarg(in, i);
                out.seconds[i] |= (long) in.u8() << 40;
            }
            case LANE -> out.seconds[i] = (long) in.u8() << 40;
            case V128, SHUFFLE -> {
                out.immediates[i] = in.bits64();
                out.seconds[i] = in.bits64();
            }
            default -> {}
        }
    }

    private static Opcode opcode(Input in, int code, int at) throws MalformedModuleException {
        Opcode opcode;
        if (code == MISC_PREFIX) {
            long number = in.u32Long();
            opcode = number > 0xFF ? null : Opcode.of(MISC_PREFIX << 8 | (int) number);
            if (opcode == null) {
                throw new MalformedModuleException(
                        at, String.format(Locale.ROOT, "illegal opcode fc %02x: no instruction has it", number));
            }
            return opcode;
        }
        opcode = Opcode.of(code);
        if (opcode != null) {
            return opcode;
        }
        throw new MalformedModuleException(
                at,
                code == 0xFB
                        ? "illegal opcode fb: garbage collection instructions are not supported; compile the module"
                                + " without them"
                        : String.format(Locale.ROOT, "illegal opcode %02x: no instruction has it", code));
    }

    private Opcode openedBy() {
        return Opcode.values()[out.opcodes[openers[depth - 1]]];
    }

    private void open(int i) {
        if (depth == openers.length) {
            openers = Arrays.copyOf(openers, depth * 2);
            clauses = Arrays.copyOf(clauses, depth * 2);
        }
        openers[depth] = i;
        clauses[depth] = i;
        depth++;
    }

    private void clause(Opcode opcode, int i, int at) throws MalformedModuleException {
        boolean inElse = opcode == Opcode.ELSE;
        if (depth == 0 || openedBy() != (inElse ? Opcode.IF : Opcode.TRY)) {
            throw misplaced(opcode, at, inElse ? "an if" : "a try");
        }
        int previous = clauses[depth - 1];
        if (previous != openers[depth - 1] && (inElse || out.opcodes[previous] == Opcode.CATCH_ALL.ordinal())) {
            throw misplaced(opcode, at, inElse ? "an if without else" : "a try without catch_all");
        }
        out.setNext(previous, i);
        clauses[depth - 1] = i;
    }

    private static MalformedModuleException misplaced(Opcode opcode, int at, String owner) {
        return new MalformedModuleException(
                at,
                "END opcode expected: " + opcode.mnemonic() + " stands where no "
                        + owner.substring(owner.indexOf(' ') + 1) + " is open");
    }

    private void close(int i) {
        depth--;
        out.setNext(clauses[depth], i);
        int opener = openers[depth];
        for (int clause = opener; clause != i; clause = (int) (out.seconds[clause] >>> 32)) {
            out.setEnd(clause, i);
        }
        out.seconds[i] = opener;
    }

    private void immediates(Input in, TypeReader types, Opcode opcode, int i) throws MalformedModuleException {
        switch (opcode.immediate()) {
            case NONE, VECTOR, V128, SHUFFLE, LANE, MEMARG_LANE -> {}
            case BLOCK -> block(types, i);
            case TRY_TABLE -> {
                block(types, i);
                out.catches.put(i, catches(in));
            }
            case LABEL, FUNCTION, TYPE, LOCAL, GLOBAL, TABLE, ELEMENT, TAG, MEMORY -> out.immediates[i] = in.u32();
            case DATA -> {
                out.immediates[i] = in.u32();
                usesData(i);
            }
            case TYPE_TABLE, TABLE_TABLE, ELEMENT_TABLE, MEMORY_MEMORY -> {
                out.immediates[i] = in.u32();
                out.seconds[i] = in.u32();
            }
            case DATA_MEMORY -> {
                out.immediates[i] = in.u32();
                out.seconds[i] = in.u32();
                usesData(i);
            }
            case LABELS -> out.labels.put(i, labels(in));
            case MEMARG -> memarg(in, i);
            case I32 -> out.immediates[i] = in.s32();
            case I64 -> out.immediates[i] = in.s64();
            case F32 -> out.immediates[i] = in.bits32() & 0xFFFF_FFFFL;
            case F64 -> out.immediates[i] = in.bits64();
            case HEAP_TYPE -> {
                out.immediates[i] = out.heapTypes.size();
                out.heapTypes.add(types.heapType());
            }
            case TYPES -> out.selectTypes.put(i, types.valTypes());
        }
    }

    private void usesData(int i) {
        if (firstUseOfData < 0) {
            firstUseOfData = out.offsets[i];
        }
    }

    private void block(TypeReader types, int i) throws MalformedModuleException {
        out.immediates[i] = out.blockTypes.size();
        out.blockTypes.add(types.blockType());
    }

    private void memarg(Input in, int i) throws MalformedModuleException {
        int at = in.position();
        long flags = in.u32Long();
        if (flags >= 2 * HAS_MEMORY_INDEX) {
            throw new MalformedModuleException(
                    at, String.format(Locale.ROOT, "malformed memop flags: 0x%x has unknown bits", flags));
        }
        int memory = (flags & HAS_MEMORY_INDEX) != 0 ? in.u32() : 0;
        out.immediates[i] = in.u64();
        out.seconds[i] = (flags & (HAS_MEMORY_INDEX - 1)) << 32 | memory;
    }

    private static int[] labels(Input in) throws MalformedModuleException {
        int count = in.u32();
        int[] labels = new int[Math.min(count, in.remaining()) + 1];
        for (int target = 0; target < count; target++) {
            labels[target] = in.u32();
        }
        labels[count] = in.u32();
        return labels;
    }

    private static List<CatchClause> catches(Input in) throws MalformedModuleException {
        int count = in.u32();
        List<CatchClause> clauses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = in.position();
            int code = in.u8();
            if (code > 3) {
                throw new MalformedModuleException(at, "malformed catch clause: it begins with 0, 1, 2 or 3");
            }
            CatchClause.Kind kind = CatchClause.Kind.values()[code];
            int tag = kind.hasTag() ? in.u32() : 0;
            clauses.add(new CatchClause(kind, tag, in.u32()));
        }
        return List.copyOf(clauses);
    }
}
