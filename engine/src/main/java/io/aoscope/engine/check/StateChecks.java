package io.aoscope.engine.check;

import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;

/** State that snapshots do not hold (semantics 9.7), and how deep calls go (10.2). */
final class StateChecks {
    private final WasmModule module;
    private final Scan scan;
    private final Findings findings;

    StateChecks(WasmModule module, Scan scan, Findings findings) {
        this.module = module;
        this.scan = scan;
        this.findings = findings;
    }

    void run() {
        globals();
        recursion();
    }

    private void globals() {
        Globals globals = new Globals(module, scan);
        for (int i = module.importedGlobals(); i < module.globalTypes().size(); i++) {
            List<Place> changes = globals.changes(i);
            if (!changes.isEmpty() && !globals.scratch(i)) {
                findings.at(
                        ImageRule.MUTABLE_GLOBAL,
                        changes.getFirst(),
                        "The " + globals.name(i) + " is written here" + others(changes.size())
                                + "; after a restore it has its initial value again.");
            }
        }
    }

    /** Semantics 10.2: the operand stack has 64 KiB. */
    private void recursion() {
        Export handle = ExportChecks.find(module, "handle");
        if (handle != null) {
            scan.calls()
                    .recursion(handle.index())
                    .ifPresent(call -> findings.at(
                            ImageRule.CALL_DEPTH,
                            call.place(),
                            "handle can reach this call of " + module.displayName(call.callee())
                                    + ", which is already running then; HyperBEAM's engine has room for a few hundred"
                                    + " calls."));
        }
    }

    private static String others(int places) {
        return switch (places) {
            case 1 -> "";
            case 2 -> " and in one more place";
            default -> " and in " + (places - 1) + " more places";
        };
    }
}
