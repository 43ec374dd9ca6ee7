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

    void set(FunctionHandle function, @Nullable Fused form) {
        int index = (int) function.reference() - 1;
        if (index >= forms.length) {
            forms = Arrays.copyOf(forms, Math.max(index + 1, forms.length * 2));
        }
        forms[index] = form;
    }
}
