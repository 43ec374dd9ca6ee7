package io.aoscope.engine.vm;

import org.jspecify.annotations.Nullable;

/** The fused form of a body: words as {@link FusedOp} describes them. */
final class Fused {
    final Body body;
    final Instance instance;
    final long[] code;
    final int slots;
    final int wamrBytes;
    final int params;
    final int operandBase;
    final Linkage link;
    /** Code to call instead, once there is some. */
    @Nullable
    GeneratedTarget generated;

    /** For each word the instruction that it stands for. */
    private final int[] instructions;
    /** For each word the instruction at which every operand is in its own slot there; -1 elsewhere. */
    private final int[] labels;
    /** For each instruction the word where the form can be entered; -1 elsewhere. */
    private final int[] entries;

    Fused(Body body, long[] code, int[] instructions, int[] labels, int[] entries) {
        this.body = body;
        this.instance = body.instance;
        this.code = code;
        this.slots = body.slots;
        this.wamrBytes = body.wamrBytes;
        this.params = body.params;
        this.operandBase = body.operandBase;
        this.link = body.instance.linkage();
        this.generated = link.ready(body, 0);
        this.instructions = instructions;
        this.labels = labels;
        this.entries = entries;
    }

    int entry(int instruction) {
        return entries[instruction];
    }

    int instruction(int word) {
        return instructions[word];
    }

    int label(int word) {
        return labels[word];
    }
}
