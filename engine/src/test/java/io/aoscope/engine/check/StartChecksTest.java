package io.aoscope.engine.check;

import static io.aoscope.engine.check.Fixture.only;
import static io.aoscope.engine.check.Fixture.report;
import static io.aoscope.engine.check.Fixture.rules;
import static io.aoscope.engine.check.Fixture.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.rules.ImageRule;
import org.junit.jupiter.api.Test;

/** What runs when an image is started. */
class StartChecksTest {
    @Test
    @Shows("start-runs")
    void aStartFunctionIsNoted() {
        only("start-runs", ImageRule.START_RUNS, "0x63 in begin", "The start function runs at every start");
    }

    @Test
    @Shows("start-traps")
    void aStartFunctionThatTrapsIsRefused() {
        Report report = report("start-traps");

        assertThat(report.accepted()).isFalse();
        tells(report, ImageRule.START_TRAPS, "0x68 in begin", "integer divide by zero");
    }

    @Test
    @Shows("start-imports")
    void aStartFunctionThatCallsAnImportIsRefused() {
        assertThat(report("start-imports").accepted()).isFalse();
        tells(report("start-imports"), ImageRule.START_IMPORTS, "0x75 in begin", "The start function calls env.now");
    }

    @Test
    void aStartFunctionThatCouldButDoesNotCallAnImportIsFine() {
        assertThat(rules("start-without-imports")).containsExactly(ImageRule.IMPORT_STUB, ImageRule.START_RUNS);
    }

    @Test
    @Shows("segment-outside")
    void dataOutsideOfTheMemoryIsRefused() {
        only("data-outside", ImageRule.SEGMENT_OUTSIDE, "0x5b", "out of bounds memory access");
    }

    @Test
    @Shows("initialize-not-run")
    void initializeIsAWarning() {
        only(
                "initialize-not-run",
                ImageRule.INITIALIZE_NOT_RUN,
                "0x6e in initialize",
                "HyperBEAM does not call it, so constructors have not run");
    }

    @Test
    @Shows("start-not-run")
    void startIsNoted() {
        only("start-not-run", ImageRule.START_NOT_RUN, "0x69 in main", "HyperBEAM does not call it, nor what it calls");
    }

    @Test
    void functionsThatDoNothingAreNotTold() {
        assertThat(rules("nothing-to-start")).isEmpty();
    }
}
