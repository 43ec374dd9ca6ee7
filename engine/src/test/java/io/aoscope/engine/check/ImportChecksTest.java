package io.aoscope.engine.check;

import static io.aoscope.engine.check.Fixture.only;
import static io.aoscope.engine.check.Fixture.report;
import static io.aoscope.engine.check.Fixture.rules;
import static io.aoscope.engine.check.Fixture.tells;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who answers imports. */
class ImportChecksTest {
    @Test
    @Shows(Rule.IMPORT_KIND)
    void anImportedGlobalIsRefused() {
        only("import-kind", Rule.IMPORT_KIND, "0x1a", "the global env.base; HyperBEAM provides functions alone");
    }

    @Test
    void anImportedMemoryIsRefused() {
        only("imported-memory", Rule.IMPORT_KIND, "0x1a", "the memory env.memory");
    }

    @Test
    @Shows(Rule.IMPORT_TAG)
    void anImportedTagIsAWarning() {
        only("import-tag", Rule.IMPORT_TAG, "0x1e", "was not observed");
    }

    @Test
    @Shows(Rule.WASI_HANGS)
    void fdWriteIsAWarningWhereItIsFirstCalled() {
        only("wasi-hangs", Rule.WASI_HANGS, "0x8d in handle", "hangs for ever");
    }

    @Test
    void anImportInATableIsToldWithoutACall() {
        only("import-in-table", Rule.WASI_HANGS, "fd_write", "can call wasi_snapshot_preview1.fd_write");
    }

    @Test
    void anImportThatNothingUsesIsNoFinding() {
        assertThat(rules("import-never-called")).isEmpty();
    }

    @Test
    @Shows(Rule.CLOCK)
    void theClockIsAWarning() {
        only("clock-time-get", Rule.CLOCK, "0x90 in handle", "returns error number 1 and writes no time");
    }

    @Test
    @Shows(Rule.PROC_EXIT)
    void procExitIsAWarning() {
        only("proc-exit", Rule.PROC_EXIT, "0x84 in handle", "returns and lets the image go on");
    }

    @Test
    @Shows(Rule.WASI_STUB)
    void aWasiFunctionThatIsMissingIsAWarning() {
        only("wasi-stub", Rule.WASI_STUB, "0x89 in handle", "a stub returns 0 and writes nothing");
    }

    @Test
    @Shows(Rule.IMPORT_STUB)
    void aFunctionOfAnUnknownModuleIsAWarning() {
        only("import-stub", Rule.IMPORT_STUB, "0x69 in handle", "unless the process has a device under stdlib/env");
    }

    @Test
    @Shows(Rule.IMPORT_NUMBERS)
    void floatsOfImportsAreAWarning() {
        tells(report("import-numbers"), Rule.IMPORT_NUMBERS, "0x70 in handle", "env.root is [f32] -> [f64]");
    }

    @Test
    @Shows(Rule.INVOKE)
    void invokeWithI64ArgumentsIsAWarning() {
        only("invoke", Rule.INVOKE, "0x96 in handle", "env.invoke_vj with i64 arguments");
    }
}
