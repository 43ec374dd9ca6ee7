package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.CatchClause;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.ValType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code try_table} being written, with a block around it for each catch clause, so that every
 * clause lands right outside of it at the same height of the stack:
 *
 * <pre>
 * block $out (results)
 *   block $b (what tag b carries)
 *     block $a (what tag a carries)
 *       try_table (results) (catch a $a) (catch b $b)
 *         body
 *       end
 *       br $out
 *     end
 *     handler of a
 *     br $out
 *   end
 *   handler of b
 * end
 * </pre>
 *
 * Chicory 1.7.5 needs it that way: its catch clauses do not drop operands on their way to a label,
 * it reverses several parameters of a {@code try_table}, and a body that compiles to no JVM
 * instruction makes a class that does not load. So there are no parameters, and the body is never
 * empty.
 */
final class TryBlock {
    /** The tag of a clause that catches all. */
    static final int ALL = -1;

    /** Not a clause: a block around the clauses before it, left by their landings to one handler. */
    static final int GROUP = -2;

    private final BodyWriter body;
    private final List<ValType> results;
    private final List<Integer> open = new ArrayList<>();
    private final int out;
    private final @Nullable Landing landing;

    /** Where delegated exceptions come in: the exception, and the labels of the blocks around it. */
    record Landing(SavedException exception, List<Integer> tags, int skip, int here) {
        static Landing open(BodyWriter body, List<ValType> results, SavedException exception, List<Integer> tags) {
            int skip = body.openBlock(results);
            return new Landing(exception, tags, skip, body.openBlock(List.of()));
        }

        void close(BodyWriter body) {
            body.branch(skip);
            body.close();
            exception.rethrow(tags);
            body.close();
        }
    }

    /**
     * Writes everything before the body.
     *
     * @param tags the tag of each clause in order, or {@link #ALL} or {@link #GROUP}
     * @param delegated the function's delegated exception where some of them land in this body
     */
    TryBlock(
            BodyWriter body,
            FuncType type,
            List<Integer> tags,
            @Nullable SavedException delegated,
            List<Integer> allTags) {
        this.body = body;
        this.results = type.results();
        int[] params = new int[type.params().size()];
        for (int i = 0; i < params.length; i++) {
            params[i] = body.locals.scratch(type.params().get(i), i);
        }
        body.set(params);
        this.out = body.openBlock(results);
        for (int tag : tags.reversed()) {
            open.addFirst(body.openBlock(tag < 0 ? List.of() : body.module.tagParams(tag)));
        }
        header(tags);
        this.landing = delegated == null ? null : Landing.open(body, results, delegated, allTags);
        body.get(params);
    }

    /** Where branches to the original block go. */
    int label() {
        return out;
    }

    /** The label that brings a delegated exception into this body. */
    int landing() {
        if (landing == null) {
            throw new IllegalStateException("no delegate leads to this try");
        }
        return landing.here();
    }

    /** Ends the body; what follows is the first clause's landing, to be opened by {@link #enter}. */
    void endBody() {
        if (landing != null) {
            landing.close(body);
        }
        body.close();
        body.branch(out);
    }

    /** Closes the block of the next clause: what its tag carries is on the stack. */
    void enter() {
        open.removeFirst();
        body.close();
    }

    /** Leaves a landing for the handler that follows the group's block. */
    void toGroup() {
        body.branch(open.getLast());
    }

    /** Leaves a handler with the block's results on the stack. */
    void leave() {
        body.branch(out);
    }

    /** Closes the whole. */
    void close() {
        body.close();
    }

    private void header(List<Integer> tags) {
        int outside = body.relative(0);
        body.open(Opcode.TRY_TABLE, new FuncType(List.of(), results));
        body.out.u32((int) tags.stream().filter(tag -> tag != GROUP).count());
        for (int i = 0; i < tags.size(); i++) {
            int tag = tags.get(i);
            if (tag == ALL) {
                body.out.u8(CatchClause.Kind.CATCH_ALL.ordinal()).u32(outside - open.get(i));
            } else if (tag >= 0) {
                body.out.u8(CatchClause.Kind.CATCH.ordinal()).u32(tag).u32(outside - open.get(i));
            }
        }
        body.out.i32(0).op(Opcode.DROP);
    }
}
