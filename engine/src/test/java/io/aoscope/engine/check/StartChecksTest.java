package io.aoscope.engine.check;

import static io.aoscope.engine.check.Fixture.only;
import static io.aoscope.engine.check.Fixture.report;
import static io.aoscope.engine.check.Fixture.rules;
import static io.aoscope.engine.check.Fixture.tells;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What runs when an image is started. */
class StartChecksTest {
    @Test
    @Shows(Rule.START_RUNS)
    void aStartFunctionIsNoted() {
        only("start-runs", Rule.START_RUNS, "0x63 in begin", "The start function runs at every start");
    }

    @Test
    @Shows(Rule.START_TRAPS)
    void aStartFunctionThatTrapsIsRefused() {
        Report report = report("start-traps");

        assertThat(report.accepted()).isFalse();
        tells(report, Rule.START_TRAPS, "0x68 in begin", "integer divide by zero");
    }

    @Test
    @Shows(Rule.START_IMPORTS)
    void aStartFunctionThatCallsAnImportIsRefused() {
        assertThat(report("start-imports").accepted()).isFalse();
        tells(report("start-imports"), Rule.START_IMPORTS, "0x75 in begin", "The start function calls env.now");
    }

    @Test
    void aStartFunctionThatCouldButDoesNotCallAnImportIsFine() {
        assertThat(rules("start-without-imports")).containsExactly(Rule.IMPORT_STUB, Rule.START_RUNS);
    }

    @Test
    @Shows(Rule.SEGMENT_OUTSIDE)
    void dataOutsideOfTheMemoryIsRefused() {
        only("data-outside", Rule.SEGMENT_OUTSIDE, "0x5b", "out of bounds memory access");
    }

    @Test
    @Shows(Rule.INITIALIZE_NOT_RUN)
    void initializeIsAWarning() {
        only(
                "initialize-not-run",
                Rule.INITIALIZE_NOT_RUN,
                "0x6e in initialize",
                "HyperBEAM does not call it, so constructors have not run");
    }

    @Test
    @Shows(Rule.START_NOT_RUN)
    void startIsNoted() {
        only("start-not-run", Rule.START_NOT_RUN, "0x69 in main", "HyperBEAM does not call it, nor what it calls");
    }

    @Test
    void functionsThatDoNothingAreNotTold() {
        assertThat(rules("nothing-to-start")).isEmpty();
    }
}
