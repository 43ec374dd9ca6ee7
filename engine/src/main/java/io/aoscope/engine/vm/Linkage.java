package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What generated code, which instances of a module share, works with in one instance. */
final class Linkage {
    private static final CallTarget REFUSING = new CallTarget() {
        @Override
        int run(Linkage link, int base, int frame) {
            return REFUSED;
        }
    };

    final Instance instance;
    final CallStack stack;
    final LinearMemory memory;
    final GlobalInstance[] globals;
    /** By function index. */
    final CallTarget[] targets;

    private final GeneratedCode code;
    private final Heat heat;
    private final FastLoop fast;
    private final int[] typeIds;
    private final int[] samples;
    private int seenVersion;

    Linkage(Instance instance, CallStack stack, Heat heat, FastLoop fast) {
        this.instance = instance;
        this.stack = stack;
        this.heat = heat;
        this.fast = fast;
        this.memory = instance.memories.length == 0 ? LinearMemory.NONE : instance.memories[0];
        this.globals = instance.globals;
        this.code = GeneratedCode.of(instance.module(), heat.sizes());
        this.targets = new CallTarget[instance.functions.length];
        this.samples = new int[targets.length];
        Arrays.setAll(targets, this::target);
        this.typeIds = new int[instance.module().types().size()];
        Machine machine = instance.machine();
        Arrays.setAll(typeIds, type -> machine.typeId(instance.module(), type));
    }

    /** The code of a function that begins at an instruction, if it is ready and may be used. */
    @Nullable
    GeneratedTarget ready(Body body, int entry) {
        return body.breakpoints() == null ? find(body.function.index(), entry) : null;
    }

    private @Nullable GeneratedTarget find(int function, int entry) {
        return heat == Heat.NEVER ? null : code.find(function, entry);
    }

    /** Notes that a function was being interpreted at an instruction. */
    void sample(Body body, int at) {
        refreshAll();
        int function = body.function.index();
        int seen = ++samples[function];
        int length = body.opcodes.length;
        if (heat.isReached(seen, code.sampled(), length)) {
            code.request(body, 0, heat.waits());
        }
        if (heat.isReachedInLoop(seen, length)
                && at > 0
                && body.opcodes[at - 1] == Opcode.LOOP
                && ready(body, 0) != null) {
            code.request(body, at, heat.waits());
        }
    }

    private void refreshAll() {
        int now = code.version();
        if (now != seenVersion) {
            seenVersion = now;
            for (int i = 0; i < targets.length; i++) {
                if (!(targets[i] instanceof GeneratedTarget) && find(i, 0) != null) {
                    refresh(i);
                }
            }
        }
    }

    /** Notes that a function goes on at an instruction. */
    void entering(Body body, int at) {
        if (heat.waits() && (at == 0 || body.opcodes[at - 1] == Opcode.LOOP)) {
            code.request(body, at, true);
        }
    }

    /** Finds out again how a function is called. */
    void refresh(int function) {
        FunctionHandle handle = instance.functions[function];
        if (isForeign(handle)) {
            return;
        }
        GeneratedTarget found = ready(handle.body(), 0);
        if (found != null) {
            targets[function] = found;
        } else if (targets[function] instanceof GeneratedTarget) {
            targets[function] = new InterpretedTarget(function);
        }
        Fused fused = handle.body().fused();
        if (fused != null) {
            fused.generated = found;
        }
    }

    /** How a function is called from now on that was called so many times while it had no code. */
    CallTarget called(int function, int times) {
        Body body = instance.functions[function].body();
        if (times == heat.calls()) {
            code.request(body, 0, heat.waits());
        }
        if (ready(body, 0) != null) {
            refresh(function);
        }
        return targets[function];
    }

    private CallTarget target(int function) {
        FunctionHandle handle = instance.functions[function];
        if (isForeign(handle)) {
            return REFUSING;
        }
        CallTarget found = find(function, 0);
        return found == null ? new InterpretedTarget(function) : found;
    }

    private boolean isForeign(FunctionHandle handle) {
        return handle.isHost() || handle.instance() != instance;
    }

    /** Interprets a call by generated code; leaves at what only the runner does. */
    int interpret(int function, int base, int frame) {
        Body body = instance.functions[function].body();
        Fused fused = body.fused();
        if (fused == null || !stack.room(frame, base, body.slots, body.wamrBytes)) {
            return CallTarget.REFUSED;
        }
        stack.begin(frame, (int) instance.functions[function].reference() - 1, base, body);
        int entry = 0;
        try {
            while (true) {
                if (fast.run(fused, entry, stack.most)) {
                    return CallTarget.LEFT;
                }
                if (stack.top < frame) {
                    return stack.returned(frame, stack.count);
                }
                Body inner = instance.machine().body();
                sample(inner, stack.at());
                Fused innerFused = inner.fused();
                entry = innerFused == null ? -1 : innerFused.entry(stack.at());
                if (innerFused == null || entry < 0 || !stack.goOn(stack.count)) {
                    return CallTarget.LEFT;
                }
                fused = innerFused;
            }
        } catch (TrapException e) {
            // The runner executes the instruction again and traps with all frames in the arrays.
            return CallTarget.LEFT;
        }
    }

    /** The target of an indirect call; one that refuses where it would trap. */
    CallTarget indirect(long index, int table, int type) {
        long[] elements = instance.tables[table].elements;
        if (index < 0 || index >= elements.length || elements[(int) index] == 0) {
            return REFUSING;
        }
        FunctionHandle callee = instance.machine().function(elements[(int) index]);
        return callee.typeId() == typeIds[type] && callee.instance() == instance ? targets[callee.index()] : REFUSING;
    }

    /** Executes a plain instruction whose operands stand in the slots. */
    void plain(int function, int instruction, int base) {
        PlainInstructions.execute(instance.functions[function].body(), instruction, stack.slots, base);
    }

    long reference(int function) {
        return instance.functions[function].reference();
    }
}
