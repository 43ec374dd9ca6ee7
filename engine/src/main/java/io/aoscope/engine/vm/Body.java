package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A function ready to execute one operation an instruction: its frame's layout, and for each
 * instruction the operands below it and, for branches, where to go. A frame is the locals, then one
 * hidden slot for each legacy {@code try}, then the operands.
 */
final class Body {
    /** A branch target: return from the function. */
    static final int RETURN = -1;

    final FunctionHandle function;
    final Instance instance;
    final Code code;
    final Opcode[] opcodes;
    final int params;
    final int results;
    final int locals;
    final int operandBase;
    final int slots;
    /** Whether a local or operand can be a vector; then the function has this form alone. */
    final boolean hasVectors;
    /** What the frame takes of the operand stack of WAMR; 0 without that limit. */
    final int wamrBytes;
    /** Operands before each instruction; -1 where it cannot be reached. */
    final int[] heights;
    /** Branches: the instruction to go on at. Calls through tables and references: the machine's type id. */
    final int[] targets;
    /** Branches: operands that stay below what the branch carries. */
    final int[] targetHeights;
    /** Branches: values carried. Calls: arguments. */
    final int[] arities;

    private final int[] @Nullable [] tables;
    /** Of regions that protect the same instruction, the one that starts last is the innermost. */
    final TryRegion[] regions;

    private @Nullable BitSet breakpoints;
    private @Nullable Fused fused;
    private boolean fusedTried;

    Body(FunctionHandle function, WasmFunction source, BodyBuilder builder) {
        this.function = function;
        this.instance = function.instance();
        this.code = source.code();
        this.opcodes = builder.opcodes;
        this.params = function.type().params().size();
        this.results = function.type().results().size();
        this.locals = params + code.locals().size();
        this.operandBase = builder.operandBase;
        this.hasVectors = VectorInstructions.isIn(instance.module(), function.type(), code);
        this.slots = builder.operandBase + builder.maxHeight;
        this.wamrBytes =
                instance.machine().limits().operandStackBytes() == 0 ? 0 : instance.wamrFrames.bytes(function.index());
        this.heights = builder.heights;
        this.targets = builder.targets;
        this.targetHeights = builder.targetHeights;
        this.arities = builder.arities;
        this.tables = builder.tables;
        this.regions = builder.regions.toArray(TryRegion[]::new);
    }

    static Body of(FunctionHandle function) {
        WasmFunction source = function.instance().module().function(function.index());
        if (source == null) {
            throw new IllegalArgumentException("function " + function.index() + " is imported and has no body");
        }
        return new Body(function, source, new BodyBuilder(function, source).build());
    }

    /** Target, height and arity of each label of a {@code br_table}. */
    int[] table(int i) {
        int[] table = tables[i];
        if (table == null) {
            throw new IllegalArgumentException("no br_table at instruction " + i);
        }
        return table;
    }

    @Nullable
    BitSet breakpoints() {
        return breakpoints;
    }

    void breakpoints(@Nullable BitSet instructions) {
        breakpoints = instructions;
        publish();
        instance.linkage().refresh(function.index());
    }

    /** The fused form; null while there are breakpoints, or where the function is too large for it. */
    @Nullable
    Fused fused() {
        if (breakpoints != null || hasVectors) {
            return null;
        }
        if (!fusedTried) {
            fusedTried = true;
            fused = new Fuser(this).fuse();
            publish();
        }
        return fused;
    }

    private void publish() {
        instance.machine().fused().set(function, breakpoints == null ? fused : null);
    }
}
