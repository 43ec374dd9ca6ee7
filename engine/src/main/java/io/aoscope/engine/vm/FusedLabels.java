package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;

/** The instructions of a body at which its fused form can be entered. */
final class FusedLabels {
    private FusedLabels() {}

    static boolean[] of(Body body) {
        boolean[] labels = new boolean[body.opcodes.length + 1];
        labels[0] = true;
        for (int i = 0; i < body.opcodes.length; i++) {
            if (body.heights[i] >= 0) {
                mark(labels, body, i);
            }
        }
        for (TryRegion region : body.regions) {
            for (TryRegion.Clause clause : region.clauses()) {
                mark(labels, clause.target());
            }
        }
        return labels;
    }

    private static void mark(boolean[] labels, Body body, int i) {
        Opcode opcode = body.opcodes[i];
        switch (opcode) {
            case IF, ELSE, CATCH, CATCH_ALL, BR, BR_IF -> mark(labels, body.targets[i]);
            case BR_ON_NULL, BR_ON_NON_NULL -> {
                mark(labels, body.targets[i]);
                mark(labels, i + 1);
            }
            case BR_TABLE -> {
                int[] table = body.table(i);
                for (int t = 0; t < table.length; t += 3) {
                    mark(labels, table[t]);
                }
            }
            case CALL, CALL_INDIRECT, CALL_REF -> mark(labels, i + 1);
            default -> {}
        }
    }

    private static void mark(boolean[] labels, int target) {
        if (target != Body.RETURN) {
            labels[target] = true;
        }
    }
}
