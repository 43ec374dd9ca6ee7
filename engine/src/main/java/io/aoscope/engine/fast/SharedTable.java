package io.aoscope.engine.fast;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.Value;
import io.aoscope.engine.vm.Trap;
import io.aoscope.engine.vm.TrapException;
import io.aoscope.engine.wasm.ValType;
import org.jspecify.annotations.Nullable;

/** Chicory's view of a table of the stepping tier: the same elements. */
final class SharedTable extends TableInstance {
    private final io.aoscope.engine.vm.TableInstance table;
    private final ValType type;
    private final References references;
    private int changes;

    SharedTable(Table declared, io.aoscope.engine.vm.TableInstance table, References references) {
        super(declared, Value.REF_NULL_VALUE);
        this.table = table;
        this.type = table.type().element();
        this.references = references;
    }

    @Override
    public int size() {
        return table.size();
    }

    @Override
    public int grow(int delta, int value, @Nullable Instance ignored) {
        return delta < 0 ? -1 : (int) table.grow(delta, references.toMachine(type, value));
    }

    @Override
    public int ref(int index) {
        return (int) references.toCompiled(type, table.get(Integer.toUnsignedLong(index)));
    }

    /**
     * The function for an indirect call. Chicory looks for an interruption at loops and direct calls
     * only, so a recursion of indirect calls is caught here.
     */
    @Override
    public int requiredRef(int index) {
        if (Thread.currentThread().isInterrupted()) {
            throw new ChicoryInterruptedException("interrupted at an indirect call");
        }
        long at = Integer.toUnsignedLong(index);
        if (at >= table.size()) {
            throw new TrapException(Trap.Kind.UNDEFINED_ELEMENT, "undefined element");
        }
        long handle = table.get(at);
        if (handle == 0) {
            throw new TrapException(Trap.Kind.UNINITIALIZED_ELEMENT, "uninitialized element " + at);
        }
        return references.functionIndex(handle);
    }

    /** Also each step of a fill, copy or init, which may be many. */
    @Override
    public void setRef(int index, int value, @Nullable Instance ignored) {
        if ((++changes & 0xFFFF) == 0 && Thread.currentThread().isInterrupted()) {
            throw new ChicoryInterruptedException("interrupted at a change of a table");
        }
        table.set(Integer.toUnsignedLong(index), references.toMachine(type, value));
    }

    /** Null: every function is of the calling instance. */
    @Override
    public @Nullable Instance instance(int index) {
        return null;
    }
}
