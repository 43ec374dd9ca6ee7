package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.ValType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What one method of Java holds of a function: all of it but its parts, or a part. A part is a stretch of instructions
 * that is entered only at its first one, with no operand on the stack.
 *
 * @param from its first instruction
 * @param to the instruction after its last one
 * @param used the locals of the guest that it holds itself; others stay in their slots
 * @param written those of them that it sets
 */
record Part(int from, int to, BitSet used, BitSet written) {

    /** What lies in a range and in none of the inner parts, which are in order. */
    static Part of(Body body, int from, int to, List<Part> inner) {
        BitSet used = new BitSet();
        BitSet written = new BitSet();
        int next = 0;
        for (int i = from; i < to; i++) {
            if (next < inner.size() && inner.get(next).from == i) {
                i = inner.get(next++).to - 1;
                continue;
            }
            switch (body.opcodes[i]) {
                case LOCAL_GET -> used.set(body.code.index(i));
                case LOCAL_SET, LOCAL_TEE -> {
                    used.set(body.code.index(i));
                    written.set(body.code.index(i));
                }
                default -> {}
            }
        }
        return new Part(from, to, used, written);
    }

    /**
     * What is left of a function beside its parts. A local that parts change more often than it is named here stays in its
     * slot: to read it again after each of those calls would take more code than to read it where it is named.
     */
    static Part rest(Body body, List<Part> parts) {
        Part all = of(body, 0, body.opcodes.length, parts);
        if (parts.isEmpty()) {
            return all;
        }
        int[] named = new int[body.locals];
        int next = 0;
        for (int i = 0; i < body.opcodes.length; i++) {
            if (next < parts.size() && parts.get(next).from == i) {
                i = parts.get(next++).to - 1;
                continue;
            }
            switch (body.opcodes[i]) {
                case LOCAL_GET, LOCAL_SET, LOCAL_TEE -> named[body.code.index(i)]++;
                default -> {}
            }
        }
        BitSet held = new BitSet();
        for (int local = 0; local < body.locals; local++) {
            int changing = local;
            if (named[local]
                    > parts.stream().filter(part -> part.written.get(changing)).count()) {
                held.set(local);
            }
        }
        return new Part(0, body.opcodes.length, held, all.written);
    }

    boolean contains(int instruction) {
        return instruction >= from && instruction < to;
    }

    /** The locals that both name. */
    int[] shared(Part caller) {
        return both(used, caller.used);
    }

    /** The locals that a caller names and this sets. */
    int[] changed(Part caller) {
        return both(written, caller.used);
    }

    private static int[] both(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both.stream().toArray();
    }

    static JavaKind[] localKinds(Body body) {
        List<ValType> types = new ArrayList<>(body.function.type().params());
        types.addAll(body.code.locals());
        return types.stream().map(JavaKind::of).toArray(JavaKind[]::new);
    }
}
