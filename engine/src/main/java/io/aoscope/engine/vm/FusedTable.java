package io.aoscope.engine.vm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The fused forms of a machine's functions; null where one is not made yet or must not be used. */
final class FusedTable {
    private @Nullable Fused[] forms = new @Nullable Fused[64];

    @Nullable
    Fused[] forms() {
        return forms;
    }

    /** Makes room for functions. */
    void reserve(int functions) {
        if (functions > forms.length) {
            forms = Arrays.copyOf(forms, Math.max(functions, forms.length * 2));
        }
    }

    void set(FunctionHandle function, @Nullable Fused form) {
        forms[(int) function.reference() - 1] = form;
    }
}
