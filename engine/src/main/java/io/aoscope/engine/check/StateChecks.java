package io.aoscope.engine.check;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.GlobalType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Set;

/** State that snapshots do not hold (semantics 9.7), and how deep calls go (10.2). */
final class StateChecks {
    /** Globals of the toolchains that mean nothing between two calls. */
    private static final Set<String> SCRATCH =
            Set.of("__stack_pointer", "__stack_base", "__stack_end", "tempRet0", "__tls_base");

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
        List<GlobalType> globals = module.globalTypes();
        for (int i = module.importedGlobals(); i < globals.size(); i++) {
            int global = i;
            List<Place> changes = scan.writes(global).stream()
                    .filter(place -> !writesInitialValue(global, place))
                    .toList();
            if (!changes.isEmpty() && !SCRATCH.contains(plainName(module, global)) && !stackPointer(global)) {
                findings.at(
                        Rule.MUTABLE_GLOBAL,
                        changes.getFirst(),
                        name(module, global) + " is written here" + others(changes.size())
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
                            Rule.CALL_DEPTH,
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

    /** The global as a person says it: its name where it has one, else its index. */
    static String name(WasmModule module, int global) {
        String name = plainName(module, global);
        return name.isEmpty() ? "Global " + global : "Global " + name;
    }

    private static String plainName(WasmModule module, int global) {
        String name = module.names().globals().get(global);
        if (name != null) {
            return name;
        }
        return module.exports().stream()
                .filter(export -> export.kind() == ExternKind.GLOBAL && export.index() == global)
                .map(Export::name)
                .findFirst()
                .orElse("");
    }

    private boolean writesInitialValue(int global, Place place) {
        Code code = code(place);
        Code init = module.globals().get(global - module.importedGlobals()).init();
        int before = place.instruction() - 1;
        return init.size() == 2
                && before >= 0
                && code.opcode(before) == init.opcode(0)
                && code.opcode(before) != Opcode.GLOBAL_GET
                && code.immediate(before) == init.immediate(0);
    }

    /**
     * Whether a global without a name is used as compilers use the stack pointer: lowered by a constant on entry,
     * and otherwise only set to what a local holds, or holds plus a constant.
     */
    private boolean stackPointer(int global) {
        List<Place> places = scan.writes(global);
        return places.stream().anyMatch(place -> lowers(global, place))
                && places.stream().anyMatch(this::restores)
                && places.stream().allMatch(place -> follows(place, Opcode.LOCAL_TEE) || restores(place));
    }

    private boolean lowers(int global, Place place) {
        Code code = code(place);
        int at = place.instruction();
        return at >= 4
                && code.opcode(at - 1) == Opcode.LOCAL_TEE
                && (code.opcode(at - 2) == Opcode.I64_SUB || code.opcode(at - 2) == Opcode.I32_SUB)
                && code.opcode(at - 4) == Opcode.GLOBAL_GET
                && code.index(at - 4) == global;
    }

    private boolean restores(Place place) {
        Code code = code(place);
        int at = place.instruction();
        boolean raises = at >= 3
                && (code.opcode(at - 1) == Opcode.I64_ADD || code.opcode(at - 1) == Opcode.I32_ADD)
                && (code.opcode(at - 2) == Opcode.I64_CONST || code.opcode(at - 2) == Opcode.I32_CONST)
                && code.opcode(at - 3) == Opcode.LOCAL_GET;
        return raises || follows(place, Opcode.LOCAL_GET);
    }

    private boolean follows(Place place, Opcode opcode) {
        return place.instruction() >= 1 && code(place).opcode(place.instruction() - 1) == opcode;
    }

    private Code code(Place place) {
        WasmFunction function = module.functions().get(place.function() - module.importedFunctions());
        return function.code();
    }
}
