package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.CatchClause;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes the exception instructions of one function, legacy and standard, as {@link TryBlock}s. */
final class TryLowering {
    private final Code code;
    private final BodyWriter body;
    private final TryPlan plan;
    private final List<Integer> allTags;
    private final Map<Integer, Region> regions = new HashMap<>();
    private @Nullable SavedException delegated;
    private TryBlock.@Nullable Landing functionLanding;

    /** A {@code try} or {@code try_table} that is open; without a block where it catches nothing. */
    private static final class Region {
        final @Nullable TryBlock block;
        final @Nullable SavedException saved;
        final List<Integer> groupTags = new ArrayList<>();
        boolean inBody = true;
        int tag = TryBlock.ALL;

        Region(@Nullable TryBlock block, @Nullable SavedException saved) {
            this.block = block;
            this.saved = saved;
        }
    }

    TryLowering(Code code, BodyWriter body) {
        this.code = code;
        this.body = body;
        this.plan = TryPlan.of(code);
        this.allTags = IntStream.range(0, body.module.tagTypes().size()).boxed().toList();
    }

    void beginFunction(FuncType type) {
        if (plan.landing(TryPlan.FUNCTION)) {
            functionLanding = TryBlock.Landing.open(body, type.results(), delegated(), allTags);
        }
    }

    void endFunction() {
        if (functionLanding != null) {
            functionLanding.close(body);
        }
    }

    /** Opens a {@code try} and returns the label of branches to it. */
    int openTry(int opener) {
        FuncType type = body.module.blockSignature(code.blockType(opener));
        int end = code.end(opener);
        OptionalInt target = plan.delegate(opener);
        List<Integer> tags = new ArrayList<>();
        List<Integer> group = new ArrayList<>();
        if (target.isPresent()) {
            tags.addAll(allTags);
        } else {
            for (int clause = code.next(opener); code.opcode(clause) != Opcode.END; clause = code.next(clause)) {
                if (code.opcode(clause) == Opcode.DELEGATE) {
                    break;
                }
                if (code.opcode(clause) == Opcode.CATCH) {
                    tags.add(code.index(clause));
                } else if (plan.rethrown(opener)) {
                    allTags.stream().filter(tag -> !tags.contains(tag)).forEach(group::add);
                    tags.addAll(group);
                    tags.add(TryBlock.GROUP);
                } else {
                    tags.add(TryBlock.ALL);
                }
            }
        }
        boolean catchesNothing = code.opcode(end) == Opcode.DELEGATE || code.next(opener) == end;
        if (tags.isEmpty() && catchesNothing && !plan.landing(opener)) {
            regions.put(opener, new Region(null, null));
            return body.open(Opcode.BLOCK, type);
        }
        SavedException saved = plan.rethrown(opener) ? new SavedException(body) : null;
        Region region = open(opener, type, tags, saved);
        region.groupTags.addAll(group);
        return label(region);
    }

    /** Opens a {@code try_table} whose clauses pass no references. */
    int openTryTable(int opener) {
        List<Integer> tags = code.catches(opener).stream()
                .map(clause -> clause.kind().hasTag() ? clause.tag() : TryBlock.ALL)
                .toList();
        return label(open(opener, body.module.blockSignature(code.blockType(opener)), tags, null));
    }

    /**
     * Begins a handler.
     *
     * @param reachable whether the code before falls through
     */
    void handler(int clause, boolean reachable) {
        Region region = region(code.begin(clause));
        TryBlock block = block(region);
        leaveBody(region, block, reachable);
        SavedException saved = region.saved;
        region.tag = code.opcode(clause) == Opcode.CATCH ? code.index(clause) : TryBlock.ALL;
        if (saved != null && region.tag == TryBlock.ALL) {
            for (int tag : region.groupTags) {
                block.enter();
                saved.store(tag);
                block.toGroup();
            }
        }
        block.enter();
        if (saved != null && region.tag != TryBlock.ALL) {
            saved.store(region.tag);
            saved.load(region.tag);
        }
    }

    /** Ends a {@code try}, by {@code end} or {@code delegate}. */
    void closeTry(int closer) {
        int opener = code.begin(closer);
        Region region = region(opener);
        TryBlock block = region.block;
        if (block == null) {
            body.close();
        } else {
            OptionalInt target = plan.delegate(opener);
            if (region.inBody) {
                block.endBody();
            }
            if (target.isPresent()) {
                for (int tag : allTags) {
                    block.enter();
                    delegated().store(tag);
                    body.branch(landing(target.getAsInt()));
                }
            }
            block.close();
        }
        regions.remove(opener);
    }

    /**
     * Ends a {@code try_table}.
     *
     * @param targets the labels of its clauses in order
     */
    void closeTryTable(int closer, List<Integer> targets) {
        int opener = code.begin(closer);
        TryBlock block = block(region(opener));
        block.endBody();
        for (int target : targets) {
            block.enter();
            body.branch(target);
        }
        block.close();
        regions.remove(opener);
    }

    /** The relative labels of a {@code try_table}'s clauses. */
    static List<Integer> labels(List<CatchClause> clauses) {
        return clauses.stream().map(CatchClause::label).toList();
    }

    void rethrow(int opener) {
        Region region = region(opener);
        SavedException saved = region.saved;
        if (saved == null) {
            throw new IllegalStateException("no exception was kept for the try at " + opener);
        }
        if (region.tag == TryBlock.ALL) {
            saved.rethrow(region.groupTags);
        } else {
            saved.load(region.tag);
            body.out.op(Opcode.THROW, region.tag);
        }
    }

    private Region open(int opener, FuncType type, List<Integer> tags, @Nullable SavedException saved) {
        SavedException landing = plan.landing(opener) ? delegated() : null;
        Region region = new Region(new TryBlock(body, type, tags, landing, allTags), saved);
        regions.put(opener, region);
        return region;
    }

    private static void leaveBody(Region region, TryBlock block, boolean reachable) {
        if (region.inBody) {
            region.inBody = false;
            block.endBody();
        } else if (reachable) {
            block.leave();
        }
    }

    private int landing(int opener) {
        if (opener != TryPlan.FUNCTION) {
            return block(region(opener)).landing();
        }
        if (functionLanding == null) {
            throw new IllegalStateException("no delegate leads to the function");
        }
        return functionLanding.here();
    }

    private SavedException delegated() {
        SavedException exception = delegated;
        if (exception == null) {
            exception = new SavedException(body);
            delegated = exception;
        }
        return exception;
    }

    private Region region(int opener) {
        Region region = regions.get(opener);
        if (region == null) {
            throw new IllegalStateException("no try is open at " + opener);
        }
        return region;
    }

    private static int label(Region region) {
        return block(region).label();
    }

    private static TryBlock block(Region region) {
        TryBlock block = region.block;
        if (block == null) {
            throw new IllegalStateException("a try that catches nothing has no handlers");
        }
        return block;
    }
}
