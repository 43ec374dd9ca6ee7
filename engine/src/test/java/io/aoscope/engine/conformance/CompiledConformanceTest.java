package io.aoscope.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * The official WebAssembly suite on the compiled tier, a test for each file. A module that cannot be
 * compiled, or that calls functions of another one, runs on the stepping tier as it would anywhere; so
 * does a call that is given up, from the state before it.
 */
class CompiledConformanceTest {
    /** Commands that call something or change a state; what a module must be is the other test's. */
    private static final Set<String> CALLS = Set.of(
            "module",
            "register",
            "action",
            "assert_return",
            "assert_trap",
            "assert_exhaustion",
            "assert_exception",
            "assert_uninstantiable");

    @TestFactory
    Stream<DynamicNode> everyCallOfTheSuiteIsAnsweredAsItAsks() throws IOException {
        Path archive = Suite.locate();
        if (archive == null) {
            return Stream.empty();
        }
        Suite suite = Suite.read(archive);
        return suite.scripts().stream()
                .map(script -> dynamicTest(
                        script, () -> assertThat(failures(suite, script)).isEmpty()));
    }

    private static List<String> failures(Suite suite, String script) {
        ScriptRun run = new ScriptRun(suite, script, new BothTiers());
        List<String> failures = new ArrayList<>();
        for (JsonNode command : suite.commands(script)) {
            String type = command.path("type").asText();
            if (CALLS.contains(type) && run.run(command) instanceof Outcome.Failed(String detail)) {
                failures.add(script + ":" + command.path("line").asInt() + " " + type + ": " + detail);
            }
        }
        return failures;
    }

    private static final class BothTiers implements ScriptRun.Caller {
        private static final long MAX_INSTRUCTIONS = 500_000_000;

        private final Map<Instance, Optional<CompiledInstance>> compiled = new HashMap<>();

        @Override
        public Stop call(Machine machine, FunctionHandle function, long... arguments) {
            Instance instance = function.instance();
            Optional<CompiledInstance> code = compiled.computeIfAbsent(instance, BothTiers::compile);
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

        private static Optional<CompiledInstance> compile(Instance instance) {
            try {
                return switch (CompiledImage.compile(instance.module())) {
                    case Compilation.Compiled(CompiledImage image) -> bind(image, instance);
                    case Compilation.Unsupported(String reason) -> {
                        assertThat(reason).doesNotContain("failed");
                        yield Optional.empty();
                    }
                };
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts this test", e);
            }
        }

        private static Optional<CompiledInstance> bind(CompiledImage image, Instance instance) {
            boolean linked = false;
            for (int i = 0; i < instance.module().importedFunctions(); i++) {
                linked |= !instance.function(i).isHost();
            }
            return linked ? Optional.empty() : Optional.of(CompiledInstance.of(image, instance));
        }
    }
}
