package io.aoscope.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The official WebAssembly suite on the stepping tier, a test for each command. The archive is no
 * part of the project; where it is not found the test is skipped and says where it belongs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
    private static final long WHOLE = Long.MAX_VALUE;
    private static final long ONE_INSTRUCTION = 1;

    private final ConformanceReport report = new ConformanceReport();
    private boolean ran;

    @TestFactory
    Stream<DynamicNode> everyCommandOfTheSuiteIsAnsweredAsItAsks() throws IOException {
        Suite suite = suite();
        ran = true;
        return suite.scripts().stream().map(script -> container(suite, script));
    }

    @TestFactory
    Stream<DynamicNode> everyFileIsAnsweredAlikeWhenEachInstructionIsAStop() throws IOException {
        Suite suite = suite();
        return suite.scripts().stream()
                .map(script -> dynamicTest(script, () -> assertThat(failures(suite, script)).isEmpty()));
    }

    private static Suite suite() throws IOException {
        Path archive = Suite.locate();
        Assumptions.assumeTrue(
                archive != null,
                "the WebAssembly suite is not here: put testsuite.zip at ../shared/spec beside the repository or name it"
                        + " with -Daoscope.spec=FILE");
        return Suite.read(Objects.requireNonNull(archive));
    }

    private static List<String> failures(Suite suite, String script) throws IOException {
        ScriptRun run = new ScriptRun(suite, script, ONE_INSTRUCTION);
        List<String> failures = new ArrayList<>();
        for (JsonNode command : suite.commands(script)) {
            if (run.run(command) instanceof Outcome.Failed(String detail)) {
                failures.add(name(script, command) + ": " + detail);
            }
        }
        return failures;
    }

    private static String name(String script, JsonNode command) {
        return script + ":" + command.path("line").asInt() + " "
                + command.path("type").asText();
    }

    private DynamicNode container(Suite suite, String script) {
        try {
            List<JsonNode> commands = suite.commands(script);
            ScriptRun run = new ScriptRun(suite, script, WHOLE);
            List<DynamicNode> tests = new ArrayList<>();
            for (JsonNode command : commands) {
                String name = name(script, command);
                tests.add(dynamicTest(name, () -> check(script, name, run.run(command))));
            }
            return dynamicContainer(script, tests);
        } catch (IOException e) {
            return dynamicTest(script, () -> fail("the script cannot be read", e));
        }
    }

    private void check(String script, String name, Outcome outcome) {
        report.add(script, name, outcome);
        switch (outcome) {
            case Outcome.Passed passed -> {}
            case Outcome.Failed(String detail) -> fail(detail);
            case Outcome.LeftOut(String reason) -> Assumptions.abort(reason);
        }
    }

    @AfterAll
    void writeTheReport() throws IOException {
        if (ran) {
            report.write(Path.of("target", "conformance.md"));
            System.out.println(report.text());
        }
    }
}
