package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Import;
import java.util.Optional;

/** Answers a module's imports. */
@FunctionalInterface
public interface Imports {
    /** What stands for an import; empty makes {@link Machine#instantiate} fail. */
    Optional<Extern> resolve(Import wanted);

    /** Imports of a module that has none. */
    static Imports none() {
        return wanted -> Optional.empty();
    }
}
