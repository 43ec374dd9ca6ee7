package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Growing columns of one body; reused from body to body. */
final class CodeBuilder {
    int size;
    short[] opcodes = new short[256];
    int[] offsets = new int[256];
    long[] immediates = new long[256];
    long[] seconds = new long[256];
    final Map<Integer, int[]> labels = new HashMap<>();
    final List<BlockType> blockTypes = new ArrayList<>();
    final Map<Integer, List<CatchClause>> catches = new HashMap<>();
    final Map<Integer, List<ValType>> selectTypes = new HashMap<>();
    final List<HeapType> heapTypes = new ArrayList<>();

    void clear() {
        size = 0;
        labels.clear();
        blockTypes.clear();
        catches.clear();
        selectTypes.clear();
        heapTypes.clear();
    }

    /** Adds an instruction without immediates and returns its index. */
    int add(Opcode opcode, int offset) {
        return add(opcode.ordinal(), offset);
    }

    int add(VectorOpcode opcode, int offset) {
        return add(Code.VECTORS + opcode.code(), offset);
    }

    private int add(int opcode, int offset) {
        if (size == opcodes.length) {
            int grown = size * 2;
            opcodes = Arrays.copyOf(opcodes, grown);
            offsets = Arrays.copyOf(offsets, grown);
            immediates = Arrays.copyOf(immediates, grown);
            seconds = Arrays.copyOf(seconds, grown);
        }
        opcodes[size] = (short) opcode;
        offsets[size] = offset;
        immediates[size] = 0;
        seconds[size] = 0;
        return size++;
    }

    void setEnd(int i, int end) {
        seconds[i] = (seconds[i] & 0xFFFF_FFFF_0000_0000L) | end;
    }

    void setNext(int i, int next) {
        seconds[i] = (seconds[i] & 0xFFFF_FFFFL) | (long) next << 32;
    }
}
