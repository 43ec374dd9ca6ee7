package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An exception kept in locals, to be thrown again. Chicory 1.7.5 keeps one exception a tag behind its
 * {@code exnref}, so a reference to one that was caught may by now be another; values in locals stay.
 */
final class SavedException {
    private final BodyWriter body;
    private final int which;
    private final Map<Integer, int[]> values = new HashMap<>();

    SavedException(BodyWriter body) {
        this.body = body;
        this.which = body.locals.add(NumType.I32);
    }

    /** Takes what an exception of a tag carries from the stack. */
    void store(int tag) {
        body.set(locals(tag));
        body.out.i32(tag);
        body.set(which);
    }

    /** Pushes what the exception carries; it must be of this tag. */
    void load(int tag) {
        body.get(locals(tag));
    }

    /** Throws it again. */
    void rethrow(List<Integer> tags) {
        if (tags.isEmpty()) {
            body.out.op(Opcode.UNREACHABLE);
            return;
        }
        for (int tag : tags.subList(0, tags.size() - 1)) {
            body.get(which);
            body.out.i32(tag).op(Opcode.I32_EQ).op(Opcode.IF).u8(0x40);
            load(tag);
            body.out.op(Opcode.THROW, tag).op(Opcode.END);
        }
        load(tags.getLast());
        body.out.op(Opcode.THROW, tags.getLast());
    }

    private int[] locals(int tag) {
        return values.computeIfAbsent(tag, t -> body.locals.add(body.module.tagParams(t)));
    }
}
