package io.aoscope.engine.check;

import io.aoscope.engine.device.NodeImports;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.device.WasiDevice;
import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who answers the imports of an image in an aos-style process (semantics 9.4, 9.5, 10.3, 10.5, 11.2). */
final class ImportChecks {
    private static final String WASI = "wasi_snapshot_preview1";
    private static final String INVOKE = "invoke";
    private static final String TABLE = "__indirect_function_table";
    private static final Set<String> ANSWERED = new WasiDevice().functions(Profile.HYPERBEAM);

    private final WasmModule module;
    private final Scan scan;
    private final Findings findings;

    ImportChecks(WasmModule module, Scan scan, Findings findings) {
        this.module = module;
        this.scan = scan;
        this.findings = findings;
    }

    void run() {
        int function = 0;
        for (Import wanted : module.imports()) {
            switch (wanted.kind()) {
                case ImportKind.Function(int typeIndex) ->
                    function(wanted, module.types().get(typeIndex), function++);
                case ImportKind.Tag ignored ->
                    findings.section(
                            ImageRule.IMPORT_TAG,
                            "import",
                            "The image imports the tag " + name(wanted)
                                    + "; what becomes of a throw was not observed.");
                case ImportKind.Memory ignored -> refused(wanted);
                case ImportKind.Table ignored -> refused(wanted);
                case ImportKind.Global ignored -> refused(wanted);
            }
        }
    }

    private void refused(Import wanted) {
        findings.section(
                ImageRule.IMPORT_KIND,
                "import",
                "The image imports the " + kind(wanted.kind().space()) + " " + name(wanted)
                        + "; HyperBEAM provides functions alone.");
    }

    private static String kind(ExternKind kind) {
        return kind == ExternKind.FUNCTION ? "function" : kind.text();
    }

    private void function(Import wanted, FuncType type, int function) {
        Optional<Place> call = scan.calls().firstCall(function);
        if (call.isEmpty() && !scan.inTable(function) && !exported(function)) {
            return;
        }
        if (wanted.name().startsWith(INVOKE)) {
            invoke(wanted, type, function, call);
            return;
        }
        ImageRule rule = rule(wanted);
        findings.at(rule, call, function, "The image can call " + name(wanted) + told(rule, wanted) + ".");
        numbers(wanted, type, function, call);
    }

    private boolean exported(int function) {
        return module.exports().stream()
                .anyMatch((Export export) -> export.kind() == ExternKind.FUNCTION && export.index() == function);
    }

    private static ImageRule rule(Import wanted) {
        if (!wanted.module().equals(WASI)) {
            return NodeImports.reserved(wanted.name()) ? ImageRule.IMPORT_NAME : ImageRule.IMPORT_STUB;
        }
        return switch (wanted.name()) {
            case "clock_time_get" -> ImageRule.CLOCK;
            case "proc_exit" -> ImageRule.PROC_EXIT;
            default -> ANSWERED.contains(wanted.name()) ? ImageRule.WASI_HANGS : ImageRule.WASI_STUB;
        };
    }

    private static String told(ImageRule rule, Import wanted) {
        return switch (rule) {
            case CLOCK -> ", which returns error number 1 and writes no time";
            case PROC_EXIT -> ", which returns and lets the image go on";
            case WASI_HANGS ->
                switch (wanted.name()) {
                    case "fd_write" -> ": a slot that writes anything, such as a line to stdout, hangs for ever";
                    case "fd_read" -> ": a slot that reads from a file that is not there hangs for ever";
                    default -> ": a slot that calls it hangs for ever";
                };
            case IMPORT_NAME ->
                ", which has the name of a function of every message: a slot that calls it hangs for ever";
            case WASI_STUB -> ", which wasi@1.0 does not have: a stub returns 0 and writes nothing";
            default ->
                ", which nothing in an aos-style process answers: a stub returns 0, unless the process has a device"
                        + " under stdlib/" + wanted.module();
        };
    }

    private void invoke(Import wanted, FuncType type, int function, Optional<Place> call) {
        List<ValType> parameters = type.params();
        String text;
        if (parameters.size() < 2) {
            text = " without arguments for the function: it is not called at all";
        } else if (parameters.size() == 2 && parameters.get(1) == NumType.I32) {
            text = " with one i32: the function is called"
                    + (type.results().isEmpty() ? ", as it should be" : ", but the image gets 0 back");
        } else if (parameters.subList(1, parameters.size()).contains(NumType.I64)) {
            text = " with i64 arguments: the function is called with wrong ones, or the call traps with invalid"
                    + " argument count";
        } else {
            text = " with several arguments: the function gets wrong ones";
        }
        String table = module.export(TABLE) == null
                ? " The table is not exported as " + TABLE + ", where HyperBEAM looks for it: the whole node crashes."
                : "";
        findings.at(ImageRule.INVOKE, call, function, "The image can call " + name(wanted) + text + "." + table);
    }

    private void numbers(Import wanted, FuncType type, int function, Optional<Place> call) {
        if (type.params().contains(NumType.F32) || type.results().stream().anyMatch(result -> result != NumType.I32)) {
            findings.at(
                    ImageRule.IMPORT_NUMBERS,
                    call,
                    function,
                    name(wanted) + " is " + type.text()
                            + ": f32 arguments arrive as garbage, results as signed 32-bit integers, floats as 0.");
        }
    }

    private static String name(Import wanted) {
        return wanted.module() + "." + wanted.name();
    }
}
