package io.aoscope.engine.check;

import static io.aoscope.engine.check.Fixture.only;
import static io.aoscope.engine.check.Fixture.report;
import static io.aoscope.engine.check.Fixture.rules;
import static io.aoscope.engine.check.Fixture.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.rules.ImageRule;
import org.junit.jupiter.api.Test;

/** Who answers imports. */
class ImportChecksTest {
    @Test
    @Shows("import-kind")
    void anImportedGlobalIsRefused() {
        only("import-kind", ImageRule.IMPORT_KIND, "0x1a", "the global env.base; HyperBEAM provides functions alone");
    }

    @Test
    void anImportedMemoryIsRefused() {
        only("imported-memory", ImageRule.IMPORT_KIND, "0x1a", "the memory env.memory");
    }

    @Test
    @Shows("import-tag")
    void anImportedTagIsAWarning() {
        only("import-tag", ImageRule.IMPORT_TAG, "0x1e", "was not observed");
    }

    @Test
    @Shows("wasi-hangs")
    void fdWriteIsAWarningWhereItIsFirstCalled() {
        only("wasi-hangs", ImageRule.WASI_HANGS, "0x8d in handle", "hangs for ever");
    }

    @Test
    void anImportInATableIsToldWithoutACall() {
        only("import-in-table", ImageRule.WASI_HANGS, "fd_write", "can call wasi_snapshot_preview1.fd_write");
    }

    @Test
    void anImportThatNothingUsesIsNoFinding() {
        assertThat(rules("import-never-called")).isEmpty();
    }

    @Test
    @Shows("clock-time-get")
    void theClockIsAWarning() {
        only("clock-time-get", ImageRule.CLOCK, "0x90 in handle", "returns error number 1 and writes no time");
    }

    @Test
    @Shows("proc-exit")
    void procExitIsAWarning() {
        only("proc-exit", ImageRule.PROC_EXIT, "0x84 in handle", "returns and lets the image go on");
    }

    @Test
    @Shows("wasi-stub")
    void aWasiFunctionThatIsMissingIsAWarning() {
        only("wasi-stub", ImageRule.WASI_STUB, "0x89 in handle", "a stub returns 0 and writes nothing");
    }

    @Test
    @Shows("import-stub")
    void aFunctionOfAnUnknownModuleIsAWarning() {
        only(
                "import-stub",
                ImageRule.IMPORT_STUB,
                "0x69 in handle",
                "unless the process has a device under stdlib/env");
    }

    @Test
    @Shows("import-numbers")
    void floatsOfImportsAreAWarning() {
        tells(report("import-numbers"), ImageRule.IMPORT_NUMBERS, "0x70 in handle", "env.root is [f32] -> [f64]");
    }

    @Test
    @Shows("invoke")
    void invokeWithI64ArgumentsIsAWarning() {
        only("invoke", ImageRule.INVOKE, "0x96 in handle", "env.invoke_vj with i64 arguments");
    }

    @Test
    @Shows("import-name")
    void anImportCalledAsAFunctionOfMessagesIsAWarning() {
        only("import-name", ImageRule.IMPORT_NAME, "0x69 in handle", "the name of a function of every message");
    }
}
