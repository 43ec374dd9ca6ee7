package io.aoscope.engine.fast;

import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.FunctionType;
import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.HostCall;
import io.aoscope.engine.vm.HostFunction;
import io.aoscope.engine.vm.HostResult;
import io.aoscope.engine.vm.TableInstance;
import io.aoscope.engine.vm.Trap;
import io.aoscope.engine.vm.TrapException;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.ValType;
import java.util.List;

/** Answers a call of an imported function with the host function that answers the stepping tier. */
final class HostBridge {
    private final io.aoscope.engine.vm.Instance caller;
    private final References references;
    private final Import source;
    private final FuncType type;
    private final HostFunction function;

    private HostBridge(
            io.aoscope.engine.vm.Instance caller, References references, Import source, FunctionHandle handle) {
        this.caller = caller;
        this.references = references;
        this.source = source;
        this.type = handle.type();
        this.function = handle.hostFunction()
                .orElseThrow(() -> new IllegalArgumentException("the import " + source.module() + "." + source.name()
                        + " is a function of another module, which compiled code cannot call"));
    }

    /**
     * The import of the lowered module for a function.
     *
     * @param index the function's index
     * @param source as the original module imports it
     */
    static ImportFunction of(
            io.aoscope.engine.vm.Instance caller,
            References references,
            int index,
            Import source,
            FunctionType declared) {
        HostBridge bridge = new HostBridge(caller, references, source, caller.function(index));
        return new ImportFunction(Lowering.HOST, Integer.toString(index), declared, bridge::call);
    }

    private long[] call(Instance compiled, long... values) {
        long[] arguments = convert(type.params(), values, false);
        HostCall call = new HostCall(source.module(), source.name(), type, arguments, caller);
        return switch (function.call(call)) {
            case HostResult.Values(long[] results) -> results(results);
            case HostResult.Trapping(String message) -> throw new TrapException(Trap.Kind.HOST, message);
            case HostResult.Stopping(Object reason) -> throw new HostStopException(reason);
            case HostResult.CallTable back -> callBack(compiled, back);
        };
    }

    private long[] callBack(Instance compiled, HostResult.CallTable back) {
        TableInstance table = caller.tables().get(back.tableIndex());
        long index = back.elementIndex();
        if (index < 0 || index >= table.size()) {
            throw new TrapException(Trap.Kind.UNDEFINED_ELEMENT, "undefined element");
        }
        long handle = table.get(index);
        if (handle == 0) {
            throw new TrapException(Trap.Kind.UNINITIALIZED_ELEMENT, "uninitialized element");
        }
        int callee = references.functionIndex(handle);
        FuncType calleeType = caller.function(callee).type();
        if (back.arguments().length != calleeType.params().size()) {
            throw new TrapException(Trap.Kind.INDIRECT_CALL_TYPE_MISMATCH, "indirect call type mismatch");
        }
        long[] arguments = convert(calleeType.params(), back.arguments(), true);
        long[] results = compiled.getMachine().call(callee, arguments);
        int count = calleeType.results().size();
        if (back.dropResults() || count < type.results().size()) {
            return results();
        }
        return results(convert(calleeType.results(), results, false));
    }

    /** As many results as the type has; missing ones are 0. */
    private long[] results(long... given) {
        long[] results = new long[type.results().size()];
        for (int i = 0; i < results.length; i++) {
            long bits = i < given.length ? given[i] : 0;
            results[i] = references.toCompiled(type.results().get(i), bits);
        }
        return results;
    }

    private long[] convert(List<ValType> types, long[] values, boolean toCompiled) {
        long[] converted = new long[types.size()];
        for (int i = 0; i < converted.length; i++) {
            ValType one = types.get(i);
            converted[i] = toCompiled ? references.toCompiled(one, values[i]) : references.toMachine(one, values[i]);
        }
        return converted;
    }
}
