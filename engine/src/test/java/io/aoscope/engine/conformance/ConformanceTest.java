package io.aoscope.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The official WebAssembly suite on the stepping tier, a test for each command. The archive is no
 * part of the project; where it is not found the test is skipped and says where it belongs.
 */
class ConformanceTest {
    private static final long ONE_INSTRUCTION = 1;

    @Test
    void theSuiteIsHereAndHasScripts() {
        Assumptions.assumeTrue(
                Suite.locate() != null,
                "the WebAssembly suite is not here: put testsuite.zip at ../shared/spec beside the repository or name"
                        + " it with -Daoscope.spec=FILE");
        assertThat(scripts(SuiteRuns.suite())).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicNode> everyCommandOfTheSuiteIsAnsweredAsItAsks() {
        Suite suite = SuiteRuns.suite();
        return scripts(suite).map(script -> container(Objects.requireNonNull(suite), script));
    }

    @TestFactory
    Stream<DynamicNode> everyFileIsAnsweredAlikeWhenEachInstructionIsAStop() {
        Suite suite = SuiteRuns.suite();
        return scripts(suite)
                .map(script -> dynamicTest(
                        script,
                        () -> assertThat(failures(Objects.requireNonNull(suite), script))
                                .isEmpty()));
    }

    private static Stream<String> scripts(@Nullable Suite suite) {
        return suite == null ? Stream.empty() : suite.scripts().stream();
    }

    private static List<String> failures(Suite suite, String script) {
        ScriptRun run = new ScriptRun(suite, script, ONE_INSTRUCTION);
        List<String> failures = new ArrayList<>();
        for (JsonNode command : suite.commands(script)) {
            if (run.run(command) instanceof Outcome.Failed(String detail)) {
                failures.add(SuiteRuns.name(script, command) + ": " + detail);
            }
        }
        return failures;
    }

    /** The commands run when the container's turn comes, not when it is made. */
    private static DynamicNode container(Suite suite, String script) {
        return dynamicContainer(script, Stream.of(script).flatMap(name -> tests(suite, name).stream()));
    }

    private static List<DynamicNode> tests(Suite suite, String script) {
        List<DynamicNode> tests = new ArrayList<>();
        Map<String, Integer> leftOut = new TreeMap<>();
        for (SuiteRuns.Command command : SuiteRuns.stepping(suite).getOrDefault(script, List.of())) {
            String name = command.name();
            switch (command.outcome()) {
                case Outcome.Passed passed -> tests.add(dynamicTest(name, () -> {}));
                case Outcome.Failed(String detail) -> tests.add(dynamicTest(name, () -> fail(detail)));
                case Outcome.LeftOut(String reason) -> leftOut.merge(reason, 1, Integer::sum);
            }
        }
        leftOut.forEach((reason, count) ->
                tests.add(dynamicTest(script + ": " + count + " left out", () -> Assumptions.abort(reason))));
        return tests;
    }
}
