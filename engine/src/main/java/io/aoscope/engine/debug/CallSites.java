package io.aoscope.engine.debug;

import io.aoscope.engine.vm.CodePosition;
import io.aoscope.engine.vm.Instance;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an image calls imports; its code is searched once for as long as both are the same. */
final class CallSites {
    private @Nullable Instance instance;
    private Set<Integer> imports = Set.of();
    private Set<CodePosition> found = Set.of();

    Set<CodePosition> of(Instance calling, Set<Integer> called) {
        if (calling != instance || !called.equals(imports)) {
            instance = calling;
            imports = called;
            found = ImportCalls.positions(calling, called);
        }
        return found;
    }
}
