package io.aoscope.engine.check;

import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.vm.CodePosition;
import io.aoscope.engine.vm.Extern;
import io.aoscope.engine.vm.Frame;
import io.aoscope.engine.vm.HostCall;
import io.aoscope.engine.vm.HostResult;
import io.aoscope.engine.vm.Imports;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinkException;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.engine.vm.Stop;
import io.aoscope.engine.vm.Trap;
import io.aoscope.engine.vm.TrapException;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs when an image is started and what does not (semantics 10.1). What runs is tried: it has no input, so it
 * does the same here as there.
 */
final class StartChecks {
    /** More than that is not tried; no image that is known comes near it. */
    private static final long MOST_INSTRUCTIONS = 20_000_000;

    private static final List<String> CONSTRUCTORS = List.of("__post_instantiate", "__wasm_call_ctors");

    /** A call of an import while the image is started. */
    private record Asked(HostCall call, Optional<Frame> caller) {}

    private final WasmModule module;
    private final Findings findings;

    StartChecks(WasmModule module, Findings findings) {
        this.module = module;
        this.findings = findings;
    }

    void run() {
        Map<String, Integer> first = runsAtStart();
        first.forEach((name, function) -> findings.function(
                ImageRule.START_RUNS, function, capital(name) + " runs at every start of an instance."));
        start(first);
        notRun("_initialize", ImageRule.INITIALIZE_NOT_RUN, "so constructors have not run when handle is called");
        notRun("_start", ImageRule.START_NOT_RUN, "nor what it calls, such as main");
    }

    private Map<String, Integer> runsAtStart() {
        Map<String, Integer> functions = new LinkedHashMap<>();
        // One that is an import is passed over by the engine.
        if (module.start() != WasmModule.NO_START && module.start() >= module.importedFunctions()) {
            functions.put("the start function", module.start());
        }
        for (String name : CONSTRUCTORS) {
            Export export = ExportChecks.find(module, name);
            if (export != null && module.functionType(export.index()).equals(FuncType.EMPTY) && does(export.index())) {
                functions.put(name, export.index());
            }
        }
        return functions;
    }

    /** Whether a function has instructions before its end. */
    private boolean does(int function) {
        WasmFunction defined = module.function(function);
        return defined == null || defined.code().size() > 1;
    }

    private void start(Map<String, Integer> first) {
        Machine machine = new Machine(MachineLimits.DEFAULT);
        try {
            Instance instance = machine.instantiate(module, imports());
            for (Map.Entry<String, Integer> next : first.entrySet()) {
                machine.begin(instance.function(next.getValue()));
                if (!ended(next.getKey(), next.getValue(), machine.run(MOST_INSTRUCTIONS))) {
                    return;
                }
            }
        } catch (TrapException e) {
            findings.section(
                    ImageRule.SEGMENT_OUTSIDE,
                    e.kind() == Trap.Kind.OUT_OF_BOUNDS_TABLE ? "element" : "data",
                    "A segment does not fit where it is to be copied: " + e.message() + ".");
        } catch (LinkException e) {
            // An import that is no function, or a size that is not tried; the former is a finding elsewhere.
            return;
        }
    }

    /** Whether the next function runs. */
    private boolean ended(String name, int function, Stop stop) {
        switch (stop) {
            case Stop.Completed ignored -> {
                return true;
            }
            case Stop.Trapped(Trap trap) -> {
                CodePosition position = trap.position();
                String message = capital(name) + " traps while the image is started: " + trap.message() + ".";
                if (position == null) {
                    findings.function(ImageRule.START_TRAPS, function, message);
                } else {
                    findings.at(
                            ImageRule.START_TRAPS,
                            new Place(trap.offset(), position.functionIndex(), position.instructionIndex()),
                            message);
                }
            }
            case Stop.HostStopped(Asked(HostCall call, Optional<Frame> caller)) -> {
                Optional<Place> place =
                        caller.map(frame -> new Place(frame.offset(), frame.functionIndex(), frame.instructionIndex()));
                findings.at(
                        ImageRule.START_IMPORTS,
                        place,
                        function,
                        capital(name) + " calls " + call.module() + "." + call.name()
                                + " while the image is started, before HyperBEAM links imports.");
            }
            default -> {}
        }
        return false;
    }

    private Imports imports() {
        return wanted -> wanted.kind() instanceof ImportKind.Function(int typeIndex)
                ? Optional.of(new Extern.Host(module.types().get(typeIndex), StartChecks::asked))
                : Optional.empty();
    }

    private static HostResult asked(HostCall call) {
        Optional<Frame> caller = call.caller().machine().frames().stream()
                .filter(frame -> frame.instructionIndex() >= 0)
                .findFirst();
        return new HostResult.Stopping(new Asked(call, caller));
    }

    private void notRun(String name, ImageRule rule, String consequence) {
        Export export = ExportChecks.find(module, name);
        if (export != null && does(export.index())) {
            findings.function(
                    rule, export.index(), name + " is exported, but HyperBEAM does not call it, " + consequence + ".");
        }
    }

    private static String capital(String name) {
        return name.startsWith("the ") ? "T" + name.substring(1) : name;
    }
}
