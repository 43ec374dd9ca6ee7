package io.aoscope.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aoscope.engine.fast.Compilation;
import io.aoscope.engine.fast.CompiledCall;
import io.aoscope.engine.fast.CompiledImage;
import io.aoscope.engine.fast.CompiledInstance;
import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.InstanceState;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A script of the suite run with compiled code. A module that cannot be compiled, or that calls functions of
 * another one, runs on the stepping tier as it would anywhere; so does a call that is given up, from the state
 * before it.
 *
 * @param passed calls answered as the suite asks
 * @param failures the others, with what was found
 * @param compiledModules modules called that were compiled
 * @param steppingModules why other modules called were not, and how many
 */
record CompiledScript(int passed, List<String> failures, int compiledModules, Map<String, Integer> steppingModules) {
    /** Commands that call something or change a state; what a module must be is the stepping tier's. */
    private static final Set<String> CALLS = Set.of(
            "module",
            "register",
            "action",
            "assert_return",
            "assert_trap",
            "assert_exhaustion",
            "assert_exception",
            "assert_uninstantiable");

    static CompiledScript run(Suite suite, String script) {
        BothTiers tiers = new BothTiers();
        ScriptRun run = new ScriptRun(suite, script, tiers);
        List<String> failures = new ArrayList<>();
        int passed = 0;
        for (JsonNode command : suite.commands(script)) {
            if (CALLS.contains(command.path("type").asText())) {
                switch (run.run(command)) {
                    case Outcome.Passed ignored -> passed++;
                    case Outcome.Failed(String detail) -> failures.add(SuiteRuns.name(script, command) + ": " + detail);
                    case Outcome.LeftOut ignored -> {}
                }
            }
        }
        int compiled = (int)
                tiers.compiled.values().stream().filter(Optional::isPresent).count();
        return new CompiledScript(passed, failures, compiled, tiers.reasons);
    }

    private static final class BothTiers implements ScriptRun.Caller {
        private static final long MAX_INSTRUCTIONS = 500_000_000;

        private final Map<Instance, Optional<CompiledInstance>> compiled = new HashMap<>();
        private final Map<String, Integer> reasons = new TreeMap<>();

        @Override
        public Stop call(Machine machine, FunctionHandle function, long... arguments) {
            Instance instance = function.instance();
            Optional<CompiledInstance> code = compiled.computeIfAbsent(instance, this::compile);
            if (code.isEmpty()) {
                return step(machine, function, arguments);
            }
            InstanceState before = instance.state();
            return switch (code.get().call(function, arguments)) {
                case CompiledCall.Ended(Stop stop) -> stop;
                case CompiledCall.GivenUp(String reason) -> {
                    assertThat(reason).doesNotContain("failed");
                    instance.restore(before);
                    yield step(machine, function, arguments);
                }
            };
        }

        private static Stop step(Machine machine, FunctionHandle function, long... arguments) {
            machine.begin(function, arguments);
            return machine.run(MAX_INSTRUCTIONS);
        }

        private Optional<CompiledInstance> compile(Instance instance) {
            try {
                return switch (CompiledImage.compile(instance.module())) {
                    case Compilation.Compiled(CompiledImage image) -> bind(image, instance);
                    case Compilation.Unsupported(String reason) -> refused(reason);
                };
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts this test", e);
            }
        }

        private Optional<CompiledInstance> bind(CompiledImage image, Instance instance) {
            for (int i = 0; i < instance.module().importedFunctions(); i++) {
                if (!instance.function(i).isHost()) {
                    return refused("it imports functions of another module");
                }
            }
            return Optional.of(CompiledInstance.of(image, instance));
        }

        private Optional<CompiledInstance> refused(String reason) {
            assertThat(reason).doesNotContain("failed");
            reasons.merge(general(reason), 1, Integer::sum);
            return Optional.empty();
        }

        /** Without the function it was found in, and without numbers. */
        private static String general(String reason) {
            return reason.replaceAll(" \\(function .*", "")
                    .replaceAll("memory of [0-9]+ pages", "memory of many pages");
        }
    }
}
