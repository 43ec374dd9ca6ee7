package io.aoscope.engine.check;

import static io.aoscope.engine.check.Fixture.only;
import static io.aoscope.engine.check.Fixture.report;
import static io.aoscope.engine.check.Fixture.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.rules.ImageRule;
import org.junit.jupiter.api.Test;

/** Exports and their types. */
class ExportChecksTest {
    @Test
    void anImageAsHyperbeamWantsItHasNoFinding() {
        Report report = report("clean");

        assertThat(report.findings()).isEmpty();
        assertThat(report.accepted()).isTrue();
        assertThat(report.verdict()).isEqualTo("HyperBEAM runs this image");
    }

    @Test
    @Shows("handle-missing")
    void anImageWithoutHandleIsAcceptedAndTold() {
        only("handle-missing", ImageRule.HANDLE_MISSING, "0x24", "wasm-64@1.0 alone can call malloc, free, fac");
        assertThat(report("handle-missing").accepted()).isTrue();
    }

    @Test
    @Shows("handle-type")
    void handleWithoutAResultIsAnError() {
        only("handle-type", ImageRule.HANDLE_TYPE, "0x56 in handle", "handle is [i64 i64] -> []: it returns nothing");
    }

    @Test
    @Shows("malloc-missing")
    void anImageWithoutMallocIsAnError() {
        tells(report("malloc-missing"), ImageRule.MALLOC_MISSING, "0x1f", "no function malloc");
    }

    @Test
    @Shows("malloc-type")
    void mallocOfTwoParametersIsAnError() {
        tells(
                report("malloc-type"),
                ImageRule.MALLOC_TYPE,
                "0x49 in malloc",
                "HyperBEAM gives it one argument, the others");
    }

    @Test
    @Shows("pointer-width")
    void a32BitMallocOf64BitMemoryIsAWarning() {
        tells(report("pointer-width"), ImageRule.POINTER_WIDTH, "0x4e in malloc", "[i64] -> [i64] was expected");
    }

    @Test
    @Shows("memory-not-exported")
    void memoryThatIsNotExportedIsAnError() {
        only("memory-not-exported", ImageRule.MEMORY_NOT_EXPORTED, "0x20", "The memory is not exported");
    }

    @Test
    void aProcessWithoutMemoryIsAnError() {
        only("no-memory", ImageRule.MEMORY_NOT_EXPORTED, "", "The image has no memory");
    }
}
