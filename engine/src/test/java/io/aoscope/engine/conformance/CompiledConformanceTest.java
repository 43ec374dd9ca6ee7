package io.aoscope.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The official WebAssembly suite on the compiled tier, a test for each file; see {@link CompiledScript}. */
class CompiledConformanceTest {
    @TestFactory
    Stream<DynamicNode> everyCallOfTheSuiteIsAnsweredAsItAsks() {
        Suite suite = SuiteRuns.suite();
        return suite == null
                ? Stream.empty()
                : suite.scripts().stream()
                        .map(script -> dynamicTest(
                                script,
                                () -> assertThat(SuiteRuns.compiled(suite))
                                        .hasEntrySatisfying(
                                                script,
                                                run -> assertThat(run.failures())
                                                        .isEmpty())));
    }
}
