package io.aoscope.engine.check;

import static io.aoscope.engine.check.Fixture.only;
import static io.aoscope.engine.check.Fixture.report;
import static io.aoscope.engine.check.Fixture.tells;
import static org.assertj.core.api.Assertions.assertThat;

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
    @Shows(Rule.HANDLE_MISSING)
    void anImageWithoutHandleIsAcceptedAndTold() {
        only("handle-missing", Rule.HANDLE_MISSING, "0x24", "wasm-64@1.0 alone can call malloc, free, fac");
        assertThat(report("handle-missing").accepted()).isTrue();
    }

    @Test
    @Shows(Rule.HANDLE_TYPE)
    void handleWithoutAResultIsAnError() {
        only("handle-type", Rule.HANDLE_TYPE, "0x56 in handle", "handle is [i64 i64] -> []: it returns nothing");
    }

    @Test
    @Shows(Rule.MALLOC_MISSING)
    void anImageWithoutMallocIsAnError() {
        tells(report("malloc-missing"), Rule.MALLOC_MISSING, "0x1f", "no function malloc");
    }

    @Test
    @Shows(Rule.MALLOC_TYPE)
    void mallocOfTwoParametersIsAnError() {
        tells(report("malloc-type"), Rule.MALLOC_TYPE, "0x49 in malloc", "HyperBEAM gives it one argument, the others");
    }

    @Test
    @Shows(Rule.POINTER_WIDTH)
    void a32BitMallocOf64BitMemoryIsAWarning() {
        tells(report("pointer-width"), Rule.POINTER_WIDTH, "0x4e in malloc", "[i64] -> [i64] was expected");
    }

    @Test
    @Shows(Rule.MEMORY_NOT_EXPORTED)
    void memoryThatIsNotExportedIsAnError() {
        only("memory-not-exported", Rule.MEMORY_NOT_EXPORTED, "0x20", "The memory is not exported");
    }

    @Test
    void aProcessWithoutMemoryIsAnError() {
        only("no-memory", Rule.MEMORY_NOT_EXPORTED, "", "The image has no memory");
    }
}
