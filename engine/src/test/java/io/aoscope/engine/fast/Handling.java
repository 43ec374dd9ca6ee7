package io.aoscope.engine.fast;

import io.aoscope.engine.check.ImageCheck;
import io.aoscope.engine.vm.Extern;
import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.HostResult;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.LinkException;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.engine.vm.Stop;
import io.aoscope.engine.vm.TrapException;
import io.aoscope.engine.wasm.Disassembler;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.InvalidModuleException;
import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.OperandTypes;
import io.aoscope.engine.wasm.Validator;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import io.aoscope.engine.wasm.WatSpans;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is done with the bytes of a module: read, shown, validated, checked, rewritten, compiled, and each
 * export called on the stepping tier and, where it came to an end there, on the compiled one. Only declared
 * outcomes come back; anything else is thrown.
 */
final class Handling {
    private static final int MAX_PAGES = 64;
    private static final MachineLimits LIMITS = new MachineLimits(1000, MAX_PAGES, 200, 100_000, 10_000, 0);
    private static final long MAX_INSTRUCTIONS = 20_000;
    private static final int MAX_CALLS = 12;

    private final byte[] bytes;

    Handling(byte[] bytes) {
        this.bytes = bytes;
    }

    /** How far it went. */
    String run() {
        WasmModule module;
        try {
            module = WasmReader.read(bytes);
            new Disassembler(module).module(line -> WatSpans.of(line.text()));
            Validator.validate(module);
        } catch (MalformedModuleException e) {
            return "malformed";
        } catch (InvalidModuleException e) {
            return "invalid";
        }
        for (int i = 0; i < module.functionCount(); i++) {
            module.displayName(i);
        }
        OperandTypes.depths(module);
        ImageCheck.check(module);
        Instance stepping = instantiate(module);
        if (stepping == null) {
            return "not linked";
        }
        CompiledInstance compiled = compile(module);
        calls(module, stepping, compiled);
        return "ran";
    }

    private static @Nullable Instance instantiate(WasmModule module) {
        try {
            return new Machine(LIMITS)
                    .instantiate(
                            module,
                            wanted -> wanted.kind() instanceof ImportKind.Function(int type)
                                    ? Optional.of(new Extern.Host(module.types().get(type), call -> HostResult.none()))
                                    : Optional.empty());
        } catch (LinkException | TrapException e) {
            return null;
        }
    }

    private static @Nullable CompiledInstance compile(WasmModule module) {
        Instance instance = instantiate(module);
        if (instance == null) {
            throw new IllegalStateException("it links once and not again");
        }
        return switch (CompiledImage.refusal(module).orElse("")) {
            case "" -> CompiledInstance.of(Tier.image(module), instance);
            default -> null;
        };
    }

    private static void calls(WasmModule module, Instance stepping, @Nullable CompiledInstance compiled) {
        List<Export> functions = module.exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .limit(MAX_CALLS)
                .toList();
        boolean alike = true;
        for (Export export : functions) {
            FunctionHandle function = stepping.function(export.index());
            if (function.isHost()) {
                continue;
            }
            long[] arguments = new long[function.type().params().size()];
            Machine machine = stepping.machine();
            machine.begin(function, arguments);
            Stop stop = machine.run(MAX_INSTRUCTIONS);
            machine.abandon();
            bounded(stepping);
            // From a call that was cut short on the two instances have other states.
            alike &= !(stop instanceof Stop.BudgetSpent);
            if (alike && compiled != null) {
                CompiledCall call = compiled.call(compiled.instance().function(export.index()), arguments);
                bounded(compiled.instance());
                String expected = Tier.text(new CompiledCall.Ended(stop));
                alike = !(call instanceof CompiledCall.GivenUp) && !expected.contains("exhausted");
                if (alike && !Tier.text(call).equals(expected)) {
                    throw new IllegalStateException(
                            export.name() + ": stepping " + expected + ", compiled " + Tier.text(call));
                }
            }
        }
    }

    private static void bounded(Instance instance) {
        for (LinearMemory memory : instance.memories()) {
            if (memory.residentPages() > MAX_PAGES || memory.pages() > LIMITS.maxPages()) {
                throw new IllegalStateException("more memory than the limit");
            }
        }
    }
}
