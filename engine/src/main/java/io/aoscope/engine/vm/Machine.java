package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.AbstractHeap;
import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A store of instances and the stack of one call in them.
 *
 * <p>The model: a call is begun, then run in pieces. Between two pieces it stands before an
 * instruction, and everything is arrays: slots, frames, pages, globals, tables. Instructions are
 * counted from the beginning of the call, every opcode that is reached as one ({@code block}, {@code
 * loop} and {@code end} too; a branch goes on after the {@code end} of a block, or after the {@code
 * loop}); position {@code n} is the moment before the instruction with ordinal {@code n}. A function
 * body has three forms with the same frame: one operation an instruction ({@link Stepper}), which can
 * stop anywhere; a fused one ({@link FastLoop}), which is fast at once; and, for what is hot, generated
 * code ({@link Generator}), whose frames are on Java's stack and are written to the arrays when it is
 * left. The two fast ones are left well before a stop is due.
 *
 * <p>One thread at a time, except {@link #interrupt}.
 */
public final class Machine {
    private final MachineLimits limits;
    private final Map<String, Integer> typeIds = new HashMap<>();
    private final List<FunctionHandle> functions = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private final List<LinearMemory> memories = new ArrayList<>();
    private final List<TableInstance> tables = new ArrayList<>();
    private final List<GlobalInstance> globals = new ArrayList<>();
    private final Exceptions exceptions = new Exceptions(this::values);
    private final FusedTable fused = new FusedTable();
    private final CallStack stack;
    private final Calls calls;
    private final Runner runner;
    private Set<Body> broken = Set.of();
    private List<ValType> results = List.of();
    private int maxCode;
    private Heat heat = Heat.NORMAL;
    private volatile boolean interrupted;
    private BooleanSupplier elsewhere = () -> false;

    public Machine(MachineLimits limits) {
        this.limits = limits;
        this.stack = new CallStack(limits, () -> interrupted);
        this.calls = new Calls(stack, functions, exceptions);
        this.runner = new Runner(this, stack, calls);
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
        return instantiate(module, imports, UnaryOperator.identity());
    }

    /**
     * The same with other memories than the module declares.
     *
     * @param memories gives for the declared limits of a memory those that it is made with, at least as many pages
     */
    public Instance instantiate(WasmModule module, Imports imports, UnaryOperator<Limits> memories)
            throws LinkException, TrapException {
        maxCode = Math.max(maxCode, longest(module));
        return new Linker(this, module, memories).link(imports);
    }

    /** All instances, in the order of instantiation. */
    public List<Instance> instances() {
        return List.copyOf(instances);
    }

    /** The function that a non-null {@code funcref} stands for. */
    public FunctionHandle function(long reference) {
        return functions.get((int) reference - 1);
    }

    /**
     * Starts a call without executing an instruction; the machine must be idle.
     *
     * @param arguments one number each, of v128 two, its low half first
     */
    public void begin(FunctionHandle function, long... arguments) {
        requireIdle("beginning another");
        List<ValType> params = function.type().params();
        if (arguments.length != TypeScope.width(params)) {
            throw new IllegalArgumentException("the function takes "
                    + function.type().text() + " and was given " + arguments.length + " arguments");
        }
        results = function.type().results();
        calls.begin(function, arguments);
    }

    /**
     * Executes until the call ends or something stops it. After any stop but the end of the call, the
     * next run goes on where this one stood.
     *
     * @param maxInstructions at most so many; {@link Long#MAX_VALUE} for as many as it takes
     */
    public Stop run(long maxInstructions) {
        if (idle()) {
            throw new IllegalStateException("no call is running; begin one first");
        }
        if (maxInstructions < 0) {
            throw new IllegalArgumentException("a negative number of instructions: " + maxInstructions);
        }
        long limit = stack.count + maxInstructions;
        return runner.run(limit < 0 ? Long.MAX_VALUE : limit);
    }

    /**
     * Makes the current run, or else the next one, return {@link Stop.Interrupted} within milliseconds.
     * From any thread.
     */
    public void interrupt() {
        interrupted = true;
    }

    /** Ends the current call where it stands with a trap of the caller's own, such as a limit. */
    public Trap fail(Trap.Kind kind, String message) {
        Trap trap = runner.trap(new TrapException(kind, message));
        stack.clear();
        return trap;
    }

    /** Who follows each instruction from now on; null for nobody, at full speed. */
    public void observe(@Nullable Observer observer) {
        runner.observe(observer);
    }

    /** Makes the current run return {@link Stop.Interrupted} after the instruction under way; only while observed, or in a host function. */
    public void halt() {
        runner.halt();
    }

    /** Drops the current call; memories, globals and tables stay as they are. */
    public void abandon() {
        stack.clear();
    }

    /** Whether no call is on the stack. */
    public boolean idle() {
        return stack.idle();
    }

    /** Instructions executed since {@link #begin}, exact at every stop. */
    public long instructions() {
        return stack.count;
    }

    /** Frames on the stack, host functions that called back included. */
    public int depth() {
        return stack.depth();
    }

    /** The call stack, innermost first; empty when idle. */
    public List<Frame> frames() {
        return new FrameReader(stack, functions).frames();
    }

    /** The next instruction of the innermost frame; empty when idle, in a host function, or where no frame was begun. */
    public Optional<CodePosition> position() {
        if (idle() || stack.at() < 0) {
            return Optional.empty();
        }
        FunctionHandle function = functions.get(stack.function());
        return Optional.of(new CodePosition(function.instance(), function.index(), stack.at()));
    }

    /** The values of frames, for reading without types and for changing. */
    public FrameSlots slots() {
        return new FrameSlots(stack, functions);
    }

    /** The whole state, at any stop. */
    public Checkpoint checkpoint() {
        return Checkpoint.of(this);
    }

    /** Puts the whole state back. Instances made since the checkpoint keep theirs. */
    public void restore(Checkpoint checkpoint) {
        if (checkpoint.machine() != this) {
            throw new IllegalArgumentException("the checkpoint is of another machine");
        }
        checkpoint.restore();
    }

    /**
     * Sets where runs stop. A function without a breakpoint runs as fast as before. The instruction at
     * which a run starts does not stop it.
     */
    public void breakpoints(Set<CodePosition> positions) {
        Map<Body, BitSet> wanted = new HashMap<>();
        for (CodePosition position : positions) {
            FunctionHandle function = position.instance().function(position.functionIndex());
            if (!function.isHost() && position.instructionIndex() >= 0) {
                wanted.computeIfAbsent(function.body(), body -> new BitSet()).set(position.instructionIndex());
            }
        }
        broken.forEach(body -> body.breakpoints(null));
        broken = Set.copyOf(wanted.keySet());
        wanted.forEach(Body::breakpoints);
        stack.forgetResumes();
    }

    /** For another executor of the machine's instances: tells memories and tables when its call is to end. */
    public void alsoInterruptedBy(BooleanSupplier asked) {
        elsewhere = asked;
    }

    private boolean interruptWanted() {
        return interrupted || elsewhere.getAsBoolean();
    }

    /** Sets when code is generated, before anything runs. */
    Machine heat(Heat wanted) {
        heat = wanted;
        return this;
    }

    Linkage link(Instance instance) {
        return new Linkage(instance, stack, heat, runner.fast());
    }

    /** The body of the innermost frame. */
    Body body() {
        return calls.body();
    }

    boolean takeInterrupt() {
        boolean taken = interrupted;
        if (taken) {
            interrupted = false;
        }
        return taken;
    }

    /** Instructions of the longest function. */
    int maxCode() {
        return maxCode;
    }

    /** Types of the values that the current call returns. */
    List<ValType> results() {
        return results;
    }

    CallStack stack() {
        return stack;
    }

    FusedTable fused() {
        return fused;
    }

    List<FunctionHandle> functions() {
        return functions;
    }

    List<LinearMemory> memories() {
        return memories;
    }

    List<TableInstance> tables() {
        return tables;
    }

    List<GlobalInstance> globals() {
        return globals;
    }

    Exceptions exceptions() {
        return exceptions;
    }

    /** Every value that could be a reference to an exception. */
    private List<long[]> values() {
        List<long[]> values = new ArrayList<>();
        values.add(stack.copyOfSlots(functions));
        values.add(globals.stream().mapToLong(global -> global.bits).toArray());
        for (TableInstance table : tables) {
            if (table.type().element().heap() == AbstractHeap.EXN) {
                values.add(table.elements);
            }
        }
        return values;
    }

    void results(List<ValType> types) {
        results = types;
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
        fused.reserve(functions.size());
        return handle;
    }

    void add(Instance instance) {
        instances.add(instance);
    }

    LinearMemory add(LinearMemory memory) {
        memory.interruptible(this::interruptWanted);
        memories.add(memory);
        return memory;
    }

    TableInstance add(TableInstance table) {
        table.interruptible(this::interruptWanted);
        tables.add(table);
        return table;
    }

    GlobalInstance add(GlobalInstance global) {
        globals.add(global);
        return global;
    }

    private static int longest(WasmModule module) {
        return module.functions().stream()
                .mapToInt(function -> function.code().size())
                .max()
                .orElse(0);
    }

    private void requireIdle(String why) {
        if (!idle()) {
            throw new IllegalStateException("a call is running; finish or abandon it before " + why);
        }
    }
}
