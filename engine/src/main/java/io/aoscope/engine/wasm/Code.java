package io.aoscope.engine.wasm;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The instructions of a function body or a constant expression, one column a property. Instructions
 * are counted from 0; the last one is always the {@code end} of the body.
 *
 * <p>Structure is precomputed: see {@link #end}, {@link #next} and {@link #begin}.
 */
public final class Code {
    /** Added to the code of a vector instruction in the column of opcodes. */
    static final int VECTORS = 0x1000;

    private static final Opcode[] OPCODES = Opcode.values();

    private final int start;
    private final int limit;
    private final LocalTypes locals;
    private final short[] opcodes;
    private final int[] offsets;
    private final long[] immediates;
    private final long[] seconds;
    private final Map<Integer, int[]> labels;
    private final List<BlockType> blockTypes;
    private final Map<Integer, List<CatchClause>> catches;
    private final Map<Integer, List<ValType>> selectTypes;
    private final List<HeapType> heapTypes;

    Code(CodeBuilder builder, int start, int limit, LocalTypes locals) {
        int size = builder.size;
        this.start = start;
        this.limit = limit;
        this.locals = locals;
        this.opcodes = Arrays.copyOf(builder.opcodes, size);
        this.offsets = Arrays.copyOf(builder.offsets, size);
        this.immediates = Arrays.copyOf(builder.immediates, size);
        this.seconds = Arrays.copyOf(builder.seconds, size);
        this.labels = Map.copyOf(builder.labels);
        this.blockTypes = List.copyOf(builder.blockTypes);
        this.catches = Map.copyOf(builder.catches);
        this.selectTypes = Map.copyOf(builder.selectTypes);
        this.heapTypes = List.copyOf(builder.heapTypes);
    }

    /** Number of instructions. */
    public int size() {
        return opcodes.length;
    }

    /** First byte of the body in the file: after its size field, before its locals. */
    public int start() {
        return start;
    }

    /** End of the body in the file, exclusive. */
    public int limit() {
        return limit;
    }

    /** The declared locals, without the parameters. */
    public List<ValType> locals() {
        return locals;
    }

    /** The declared locals as the runs of the binary. */
    LocalTypes localRuns() {
        return locals;
    }

    public Opcode opcode(int i) {
        int opcode = opcodes[i];
        return opcode < VECTORS ? OPCODES[opcode] : Opcode.VECTOR;
    }

    /** Which vector instruction the {@link Opcode#VECTOR} at {@code i} is. */
    public VectorOpcode vector(int i) {
        VectorOpcode vector = VectorOpcode.of(opcodes[i] - VECTORS);
        if (vector == null) {
            throw new IllegalArgumentException(opcode(i).mnemonic() + " is no vector instruction");
        }
        return vector;
    }

    /** The keyword in WAT. */
    public String mnemonic(int i) {
        return opcode(i) == Opcode.VECTOR ? vector(i).mnemonic() : opcode(i).mnemonic();
    }

    /** Byte offset in the file of the opcode of instruction {@code i}. */
    public int offset(int i) {
        return offsets[i];
    }

    /** First immediate; {@link Immediate} says what it is. */
    public long immediate(int i) {
        return immediates[i];
    }

    /** First immediate as an index. */
    public int index(int i) {
        return (int) immediates[i];
    }

    /** Second immediate; {@link Immediate} says what it is. */
    public int second(int i) {
        return (int) seconds[i];
    }

    /** Memory index of a load or store. */
    public int memory(int i) {
        return (int) seconds[i];
    }

    /** Alignment of a load or store, as a power of two. */
    public int align(int i) {
        return (int) (seconds[i] >>> 32) & 0xFF;
    }

    /** The lane that a vector instruction names. */
    public int lane(int i) {
        return (int) (seconds[i] >>> 40);
    }

    /** The high half of a vector constant. */
    public long high(int i) {
        return seconds[i];
    }

    /** Targets of {@code br_table}; the last is the default. */
    public int labelCount(int i) {
        return labelsOf(i).length;
    }

    /** A target of {@code br_table}, a relative label. */
    public int label(int i, int target) {
        return labelsOf(i)[target];
    }

    /** The written type of the block that instruction {@code i} opens. */
    public BlockType blockType(int i) {
        return blockTypes.get((int) immediates[i]);
    }

    /** The clauses of the {@code try_table} at {@code i}. */
    public List<CatchClause> catches(int i) {
        return catches.getOrDefault(i, List.of());
    }

    /** The types written on the {@code select} at {@code i}. */
    public List<ValType> selectTypes(int i) {
        return selectTypes.getOrDefault(i, List.of());
    }

    /** The type of {@code ref.null} at {@code i}. */
    public HeapType heapType(int i) {
        return heapTypes.get((int) immediates[i]);
    }

    /**
     * For an instruction that opens a block, and for {@code else}, {@code catch} and {@code
     * catch_all}: the {@code end} or {@code delegate} that closes the block.
     */
    public int end(int i) {
        return (int) seconds[i];
    }

    /**
     * For {@code if}: its {@code else}, or its end without one. For {@code try}, {@code catch} and
     * {@code catch_all}: the next {@code catch}, {@code catch_all}, {@code delegate} or {@code
     * end}. For other block instructions the end.
     */
    public int next(int i) {
        return (int) (seconds[i] >>> 32);
    }

    /**
     * For {@code else}, {@code catch}, {@code catch_all}, {@code delegate} and {@code end}: the
     * instruction that opened the block; -1 for the end of the body.
     */
    public int begin(int i) {
        return switch (opcode(i)) {
            case END, DELEGATE -> (int) seconds[i];
            default -> (int) seconds[end(i)];
        };
    }

    /**
     * The last instruction whose opcode is at or before a byte offset of the file.
     *
     * @return -1 where the offset is outside of the instructions
     */
    public int instructionAt(int fileOffset) {
        if (fileOffset >= limit) {
            return -1;
        }
        int found = Arrays.binarySearch(offsets, fileOffset);
        return found >= 0 ? found : -found - 2;
    }

    private int[] labelsOf(int i) {
        int[] targets = labels.get(i);
        return targets == null ? new int[0] : targets;
    }
}
