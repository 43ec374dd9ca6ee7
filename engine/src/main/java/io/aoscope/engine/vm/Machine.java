package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A store of instances and the stack of one call in them.
 *
 * <p>The model: a call is begun, then run in pieces. Between two pieces it stands before an
 * instruction, and everything is arrays: slots, frames, pages, globals, tables. Instructions are
 * counted from the beginning of the call, every opcode that is reached as one ({@code block}, {@code
 * loop} and {@code end} too; a branch goes on after the {@code end} of a block, or after the {@code
 * loop}); position {@code n} is the moment before the instruction with ordinal {@code n}. A function
 * body has two forms with the same frame: one operation an instruction ({@link Stepper}), which can
 * stop anywhere, and a fused one ({@link FastLoop}) for speed, which is left well before a stop is due.
 *
 * <p>One thread at a time, except {@link #interrupt}.
 */
public final class Machine {
    private final MachineLimits limits;
    private final Map<String, Integer> typeIds = new HashMap<>();
    private final List<FunctionHandle> functions = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private final List<ExceptionObject> exceptions = new ArrayList<>();
    private final CallStack calls;

    public Machine(MachineLimits limits) {
        this.limits = limits;
        this.calls = new CallStack(limits);
    }

    public MachineLimits limits() {
        return limits;
    }

    /**
     * Allocates a validated module and copies its active segments. The start function is not run.
     *
     * @throws LinkException where an import is missing or does not fit, or a declared size is over a
     *     limit
     * @throws TrapException where an active segment does not fit
     */
    public Instance instantiate(WasmModule module, Imports imports) throws LinkException, TrapException {
        return new Linker(this, module).link(imports);
    }

    /** All instances, in the order of instantiation. */
    public List<Instance> instances() {
        return List.copyOf(instances);
    }

    /** The function that a non-null {@code funcref} stands for. */
    public FunctionHandle function(long reference) {
        return functions.get((int) reference - 1);
    }

    /** Starts a call without executing an instruction; the machine must be idle. */
    public void begin(FunctionHandle function, long... arguments) {
        throw new UnsupportedOperationException();
    }

    /**
     * Executes until the call ends or something stops it. After any stop but the end of the call, the
     * next run goes on where this one stood.
     */
    public Stop run(long maxInstructions) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes the current run, or else the next one, return {@link Stop.Interrupted} within milliseconds.
     * From any thread.
     */
    public void interrupt() {
        throw new UnsupportedOperationException();
    }

    /** Drops the current call; memories, globals and tables stay as they are. */
    public void abandon() {
        calls.clear();
    }

    /** Whether no call is on the stack. */
    public boolean idle() {
        return calls.idle();
    }

    /** Instructions executed since {@link #begin}, exact at every stop. */
    public long instructions() {
        return calls.count;
    }

    /** Frames on the stack, host functions that called back included. */
    public int depth() {
        return calls.depth();
    }

    /** The call stack, innermost first. */
    public List<Frame> frames() {
        throw new UnsupportedOperationException();
    }

    /** The whole state, at any stop. */
    public Checkpoint checkpoint() {
        throw new UnsupportedOperationException();
    }

    /** Puts the whole state back. */
    public void restore(Checkpoint checkpoint) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sets where runs stop. A function without a breakpoint runs as fast as before. The instruction at
     * which a run starts does not stop it.
     */
    public void breakpoints(Set<CodePosition> positions) {
        throw new UnsupportedOperationException();
    }

    /** A number that equal function types of all modules share. */
    int typeId(WasmModule module, int typeIndex) {
        return typeIds.computeIfAbsent(module.typeKey(typeIndex), key -> typeIds.size());
    }

    FunctionHandle addFunction(Instance instance, int index, FunctionHandle.@Nullable HostImport host) {
        WasmModule module = instance.module();
        FunctionHandle handle = new FunctionHandle(
                instance,
                index,
                module.functionType(index),
                typeId(module, module.functionTypeIndex(index)),
                functions.size() + 1L,
                host);
        functions.add(handle);
        return handle;
    }

    void add(Instance instance) {
        instances.add(instance);
    }

    private static void canonical(List<ValType> types, long[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = TypeScope.canonical(types.get(i), values[i]);
        }
    }
}
