package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.ValType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls, returns and exceptions on a {@link CallStack}. Each method leaves the stack as it was where it
 * throws a trap.
 */
final class Calls {
    /** In {@link CallStack#AT} of a host function begun and not yet called, or of a function there is no room for. */
    static final int PENDING = -2;

    private final List<FunctionHandle> functions;
    private final Exceptions exceptions;
    private final CallStack stack;
    private @Nullable Object stopping;

    Calls(CallStack stack, List<FunctionHandle> functions, Exceptions exceptions) {
        this.stack = stack;
        this.functions = functions;
        this.exceptions = exceptions;
    }

    /** Why a host function ended the call, once. */
    @Nullable
    Object takeStopping() {
        Object reason = stopping;
        stopping = null;
        return reason;
    }

    /** The function that a reference stands for. */
    FunctionHandle function(long reference) {
        return functions.get((int) reference - 1);
    }

    /** The body of the innermost frame, which is not a host function's. */
    Body body() {
        return functions.get(stack.function()).body();
    }

    /** Calls a function whose arguments stand at {@code base}; the caller then goes on at {@code next}. */
    void call(FunctionHandle callee, int base, int next) {
        int caller = stack.top;
        if (callee.isHost()) {
            host(callee, base);
        } else {
            push(callee, base);
        }
        if (caller >= 0) {
            stack.frames[caller + CallStack.AT] = next;
            stack.frames[caller + CallStack.RESUME] = -1;
        }
        stack.count++;
        finishHosts();
    }

    /** Begins a call of the host, which counts no instruction. */
    void begin(FunctionHandle callee, long[] arguments) {
        stack.count = 0;
        List<ValType> params = callee.type().params();
        int size = params.size();
        stack.reserve(Math.max(size, callee.type().results().size()));
        stack.enter(WamrFrames.entry(callee.type()));
        stack.put(params, arguments, 0);
        if (callee.isHost()) {
            // A frame of its own, so that the call happens in run.
            stack.push(index(callee), 0, size, WamrFrames.host(callee.type()));
            stack.at(PENDING);
        } else {
            try {
                push(callee, 0);
            } catch (TrapException e) {
                // Its arguments alone, so that the trap happens in run.
                stack.push(index(callee), 0, size, 0);
                stack.at(PENDING);
            }
        }
    }

    /** Calls the function that {@link #begin} left on the stack. */
    void callPending() {
        FunctionHandle callee = functions.get(stack.function());
        int top = stack.top;
        stack.pop();
        if (callee.isHost()) {
            host(callee, 0);
            finishHosts();
            return;
        }
        try {
            push(callee, 0);
        } catch (TrapException e) {
            stack.top = top;
            throw e;
        }
    }

    /** Replaces the innermost frame, whose operands end with the arguments at {@code from}. */
    void tailCall(FunctionHandle callee, int from) {
        int base = stack.base();
        int arguments = callee.type().params().size();
        if (callee.isHost()) {
            hostTailCall(callee, from);
            return;
        }
        Body body = callee.body();
        stack.take(stack.top - CallStack.STRIDE, body.wamrBytes);
        stack.reserve(base + (long) body.slots);
        stack.move(from, base, arguments);
        zeroLocals(body, base);
        stack.frames[stack.top + CallStack.FUNCTION] = index(callee);
        stack.at(0);
        stack.count++;
    }

    private void hostTailCall(FunctionHandle callee, int from) {
        FuncType type = callee.type();
        int base = stack.base();
        int room = Math.max(type.params().size(), type.results().size());
        stack.reserve(base + (long) room);
        Vector[] replaced = new Vector[room];
        Arrays.setAll(replaced, i -> stack.vector(base + i));
        stack.move(from, base, type.params().size());
        int top = stack.top;
        stack.pop();
        try {
            host(callee, base);
        } catch (TrapException e) {
            stack.top = top;
            for (int i = 0; i < room; i++) {
                stack.vector(base + i, replaced[i]);
            }
            throw e;
        }
        stack.count++;
        finishHosts();
    }

    /** Returns from the innermost frame with results that stand at {@code from}. */
    void returnFrom(int from, int results) {
        int base = stack.base();
        stack.move(from, base, results);
        stack.pop();
        finishHosts();
    }

    /** Keeps an exception and gives its reference. */
    long exception(TagInstance tag, long[] values) {
        return exceptions.keep(new ExceptionObject(tag, values));
    }

    /** Unwinds to the innermost handler of an exception. */
    void raise(long reference) {
        ExceptionObject exception = exceptions.get(reference);
        for (int frame = stack.top; frame >= 0; frame -= CallStack.STRIDE) {
            int at = stack.frames[frame + CallStack.AT];
            if (at >= 0) {
                Body body =
                        functions.get(stack.frames[frame + CallStack.FUNCTION]).body();
                if (handle(exception, reference, body, frame, frame == stack.top ? at : at - 1)) {
                    return;
                }
            }
        }
        throw new TrapException(Trap.Kind.UNCAUGHT_EXCEPTION, "uncaught exception");
    }

    private boolean handle(ExceptionObject exception, long reference, Body body, int frame, int at) {
        int before = Integer.MAX_VALUE;
        while (true) {
            TryRegion region = innermost(body, at, before);
            if (region == null) {
                return false;
            }
            for (TryRegion.Clause clause : region.clauses()) {
                if (clause.tag() == TryRegion.ANY_TAG || body.instance.tags[clause.tag()] == exception.tag()) {
                    enter(exception, reference, body, frame, region, clause);
                    return true;
                }
            }
            before = region.delegate() == TryRegion.NO_DELEGATE ? region.start() : region.delegate() + 1;
        }
    }

    private static @Nullable TryRegion innermost(Body body, int at, int before) {
        TryRegion found = null;
        for (TryRegion region : body.regions) {
            if (region.protects(at) && region.start() < before && (found == null || region.start() > found.start())) {
                found = region;
            }
        }
        return found;
    }

    private void enter(
            ExceptionObject exception,
            long reference,
            Body body,
            int frame,
            TryRegion region,
            TryRegion.Clause clause) {
        stack.top = frame;
        int base = stack.base();
        int to = base + body.operandBase + clause.height();
        int pushed = 0;
        if (clause.tag() != TryRegion.ANY_TAG) {
            List<ValType> types = exception.tag().type().params();
            pushed = types.size();
            stack.put(types, exception.values(), to);
        }
        if (clause.reference()) {
            stack.slots[to + pushed++] = reference;
        }
        if (region.hiddenSlot() >= 0) {
            stack.slots[base + region.hiddenSlot()] = reference;
        }
        stack.frames[frame + CallStack.RESUME] = -1;
        stack.count++;
        if (clause.target() == Body.RETURN) {
            returnFrom(to, pushed);
        } else {
            stack.at(clause.target());
        }
    }

    private void push(FunctionHandle callee, int base) {
        Body body = callee.body();
        stack.push(index(callee), base, body.slots, body.wamrBytes);
        zeroLocals(body, base);
    }

    private void zeroLocals(Body body, int base) {
        for (int slot = base + body.params; slot < base + body.operandBase; slot++) {
            stack.slots[slot] = 0;
        }
        stack.high.zero(base + body.params, base + body.operandBase);
    }

    private void host(FunctionHandle callee, int base) {
        FunctionHandle.HostImport host = callee.host();
        if (host == null) {
            throw new IllegalArgumentException("not a host function");
        }
        FuncType type = callee.type();
        if (stack.isLimited()) {
            stack.take(stack.top, WamrFrames.host(type));
        }
        long[] arguments = stack.values(type.params(), base);
        HostCall call = new HostCall(host.module(), host.name(), type, arguments, callee.instance());
        switch (host.function().call(call)) {
            case HostResult.Values(long[] values) -> stack.put(type.results(), values, base);
            case HostResult.Trapping(String message) -> throw new TrapException(Trap.Kind.HOST, message);
            case HostResult.Stopping(Object reason) -> {
                stack.put(type.results(), new long[0], base);
                stopping = reason;
            }
            case HostResult.CallTable back -> callBack(callee, back, base);
        }
    }

    private void results(FuncType type, long[] values, int from, int available, int base) {
        int count = type.results().size();
        for (int i = 0; i < count; i++) {
            long bits = i < available ? values[from + i] : 0;
            stack.slots[base + i] = TypeScope.canonical(type.results().get(i), bits);
        }
    }

    private void callBack(FunctionHandle host, HostResult.CallTable back, int base) {
        FunctionHandle callee = element(host.instance(), back);
        FuncType type = callee.type();
        long[] arguments = back.arguments();
        if (arguments.length != type.params().size()) {
            throw new TrapException(Trap.Kind.INDIRECT_CALL_TYPE_MISMATCH, "indirect call type mismatch");
        }
        int room = Math.max(host.type().params().size(), host.type().results().size());
        int inner = base + room;
        int before = stack.top;
        stack.push(
                index(host),
                base,
                room + Math.max(arguments.length, type.results().size()),
                WamrFrames.host(host.type()) + WamrFrames.entry(type));
        stack.at(-1);
        boolean drop = back.dropResults()
                || type.results().size() < host.type().results().size();
        stack.frames[stack.top + CallStack.RESUME] = drop ? CallStack.DROP_RESULTS : -1;
        for (int i = 0; i < arguments.length; i++) {
            stack.slots[inner + i] = TypeScope.canonical(type.params().get(i), arguments[i]);
        }
        try {
            if (callee.isHost()) {
                host(callee, inner);
            } else {
                push(callee, inner);
            }
        } catch (TrapException e) {
            stack.top = before;
            throw e;
        }
    }

    private FunctionHandle element(Instance instance, HostResult.CallTable back) {
        TableInstance table = instance.tables[back.tableIndex()];
        if (back.elementIndex() < 0 || back.elementIndex() >= table.size()) {
            throw new TrapException(Trap.Kind.UNDEFINED_ELEMENT, "undefined element");
        }
        long reference = table.get(back.elementIndex());
        if (reference == 0) {
            throw new TrapException(Trap.Kind.UNINITIALIZED_ELEMENT, "uninitialized element");
        }
        return function(reference);
    }

    /** Returns from host functions whose callee has returned, which stand on top of the stack. */
    void finishHosts() {
        while (stack.top >= 0 && stack.at() == -1) {
            FunctionHandle host = functions.get(stack.function());
            int base = stack.base();
            boolean drop = stack.frames[stack.top + CallStack.RESUME] == CallStack.DROP_RESULTS;
            int room =
                    Math.max(host.type().params().size(), host.type().results().size());
            int available = drop ? 0 : host.type().results().size();
            results(host.type(), stack.slots, base + room, available, base);
            stack.pop();
        }
    }

    private static int index(FunctionHandle function) {
        return (int) function.reference() - 1;
    }
}
