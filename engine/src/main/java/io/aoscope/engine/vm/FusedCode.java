package io.aoscope.engine.vm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Words being emitted, with the branches that are not resolved yet. */
final class FusedCode {
    private static final int INITIAL = 64;

    private final int[] entries;
    private final List<Branch> branches = new ArrayList<>();
    private long[] words = new long[INITIAL];
    private int[] instructions = new int[INITIAL];
    private int[] labels = new int[INITIAL];
    private int size;
    private int instruction;

    /** A branch word to fill in: {@code from} is the instruction that branches. */
    private record Branch(int word, int from, int target) {}

    FusedCode(int bodySize) {
        entries = new int[bodySize];
        Arrays.fill(entries, -1);
        Arrays.fill(labels, -1);
    }

    int size() {
        return size;
    }

    /** Sets which instruction the next words stand for. */
    void at(int index) {
        instruction = index;
    }

    void emit(long word) {
        if (size + 1 >= words.length) {
            int before = words.length;
            words = Arrays.copyOf(words, before * 2);
            instructions = Arrays.copyOf(instructions, before * 2);
            labels = Arrays.copyOf(labels, before * 2);
            Arrays.fill(labels, before, before * 2, -1);
        }
        instructions[size] = instruction;
        words[size++] = word;
    }

    /** Emits a branch word to an instruction. */
    void branch(int target) {
        branches.add(new Branch(size, instruction, target));
        emit(0);
    }

    /** Emits a branch word that {@link #here} fills in; returns its place. */
    int branchLater() {
        emit(0);
        return size - 1;
    }

    /** Makes a branch word go to the next word, which adds nothing to the count. */
    void here(int word) {
        words[word] = (long) size << 32;
    }

    /** Lets the form be entered at an instruction, whose operands are all in their own slots. */
    void label(int index) {
        entries[index] = size;
        labels[size] = index;
    }

    long word(int index) {
        return words[index];
    }

    void replace(int index, long word) {
        words[index] = word;
    }

    Fused finish(Body body) {
        for (Branch branch : branches) {
            int lead = branch.from + 1 - branch.target;
            words[branch.word] = (long) entries[branch.target] << 32 | lead & 0xFFFF_FFFFL;
        }
        return new Fused(
                body,
                Arrays.copyOf(words, size),
                Arrays.copyOf(instructions, size),
                Arrays.copyOf(labels, size),
                entries);
    }
}
