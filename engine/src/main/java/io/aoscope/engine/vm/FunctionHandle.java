package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.FuncType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A function of a machine: one of a module, or one of the host as an instance imported it. */
public final class FunctionHandle implements Extern {
    private final Instance instance;
    private final int index;
    private final FuncType type;
    private final int typeId;
    private final long reference;
    private final @Nullable HostImport host;
    private @Nullable Body body;

    /** A host function with the names it was imported by. */
    record HostImport(String module, String name, HostFunction function) {}

    FunctionHandle(Instance instance, int index, FuncType type, int typeId, long reference, @Nullable HostImport host) {
        this.instance = instance;
        this.index = index;
        this.type = type;
        this.typeId = typeId;
        this.reference = reference;
        this.host = host;
    }

    /** The instance that defines the function, or that imported it from the host. */
    public Instance instance() {
        return instance;
    }

    /** Function index in the instance's module, imports first. */
    public int index() {
        return index;
    }

    public FuncType type() {
        return type;
    }

    /** The function as a {@code funcref} value. */
    public long reference() {
        return reference;
    }

    /** Whether the host answers it. */
    public boolean isHost() {
        return host != null;
    }

    /** What the host answers calls with; empty for a function of a module. */
    public Optional<HostFunction> hostFunction() {
        return Optional.ofNullable(host).map(HostImport::function);
    }

    int typeId() {
        return typeId;
    }

    @Nullable
    HostImport host() {
        return host;
    }

    /** The body, prepared at the first call; not for host functions. */
    Body body() {
        Body prepared = body;
        if (prepared == null) {
            prepared = Body.of(this);
            body = prepared;
        }
        return prepared;
    }
}
