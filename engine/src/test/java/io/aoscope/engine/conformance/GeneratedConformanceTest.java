package io.aoscope.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.aoscope.engine.vm.Forced;
import io.aoscope.engine.vm.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The official WebAssembly suite with code generated for every function before it first runs. */
class GeneratedConformanceTest {
    private static final long MAX_INSTRUCTIONS = 500_000_000;
    private static final int LONGEST_PIECE = 20_000;

    @TestFactory
    Stream<DynamicNode> everyFileIsAnsweredAsItAsks() throws IOException {
        return files((machine, function, arguments) -> {
            Forced.generated(machine).begin(function, arguments);
            return machine.run(MAX_INSTRUCTIONS);
        });
    }

    @TestFactory
    Stream<DynamicNode> everyFileIsAnsweredAlikeWithStopsAtAnyInstruction() throws IOException {
        Random random = new Random(4);
        return files((machine, function, arguments) -> {
            Forced.generated(machine).begin(function, arguments);
            Stop stop = machine.run(random.nextInt(LONGEST_PIECE));
            while (stop instanceof Stop.BudgetSpent && machine.instructions() < MAX_INSTRUCTIONS) {
                stop = machine.run(random.nextInt(LONGEST_PIECE));
            }
            return stop;
        });
    }

    private static Stream<DynamicNode> files(ScriptRun.Caller caller) throws IOException {
        Path archive = Suite.locate();
        if (archive == null) {
            return Stream.empty();
        }
        Suite suite = Suite.read(archive);
        return suite.scripts().stream()
                .map(script -> dynamicTest(
                        script,
                        () -> assertThat(failures(suite, script, caller)).isEmpty()));
    }

    private static List<String> failures(Suite suite, String script, ScriptRun.Caller caller) {
        ScriptRun run = new ScriptRun(suite, script, caller);
        List<String> failures = new ArrayList<>();
        for (JsonNode command : suite.commands(script)) {
            if (run.run(command) instanceof Outcome.Failed(String detail)) {
                failures.add(script + ":" + command.path("line").asInt() + " "
                        + command.path("type").asText() + ": " + detail);
            }
        }
        return failures;
    }
}
