package io.aoscope.engine.check;

import static io.aoscope.engine.check.Fixture.only;
import static io.aoscope.engine.check.Fixture.rules;
import static io.aoscope.engine.check.Fixture.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.Wat;
import io.aoscope.engine.rules.ImageRule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Features that the engine lacks. */
class FeatureChecksTest {
    @Test
    @Shows("simd")
    void simdIsRefusedAtTheFirstInstructionThatUsesIt() {
        only("simd", ImageRule.SIMD, "0x58 in handle", "HyperBEAM's interpreter does not know: v128.const.");
    }

    @Test
    @Shows("malformed")
    void aTruncatedImageIsRefusedWhereItEnds() {
        Report report = ImageCheck.check(Arrays.copyOf(Fixture.bytes("clean"), 40));

        assertThat(report.accepted()).isFalse();
        tells(report, ImageRule.MALFORMED, "0x26", "The image cannot be read: ");
    }

    @Test
    @Shows("invalid")
    void anInvalidModuleIsRefusedAtItsFault() {
        // A function without results that leaves a number on the stack.
        Report report = ImageCheck.check(function("41 00"));

        assertThat(report.accepted()).isFalse();
        tells(report, ImageRule.INVALID, "0x19 in func 0", "The module is not valid: type mismatch");
    }

    @Test
    @Shows("reference-types")
    void aTableOfExternrefIsRefused() {
        only("reference-types", ImageRule.REFERENCE_TYPES, "0x20", "A table holds externref");
    }

    @Test
    void aReferenceInstructionIsRefused() {
        only(
                "reference-instruction",
                ImageRule.REFERENCE_TYPES,
                "0x58 in handle",
                "The instruction ref.null needs reference types");
    }

    @Test
    void aSecondTableIsRefused() {
        only("two-tables", ImageRule.REFERENCE_TYPES, "0x20", "The image has 2 tables");
    }

    @Test
    void anElementSegmentThatIsNotCopiedAtTheStartIsRefused() {
        only("passive-elements", ImageRule.REFERENCE_TYPES, "0x50", "An element segment is passive");
    }

    @Test
    @Shows("table-index-encoding")
    void aTableIndexOfSeveralBytesIsRefused() {
        only(
                "table-index-encoding",
                ImageRule.TABLE_INDEX_ENCODING,
                "0x63 in handle",
                "call_indirect writes its table index in several bytes");
    }

    @Test
    void aTableIndexOfOneByteIsAccepted() {
        assertThat(rules("short-table-index")).isEmpty();
    }

    @Test
    @Shows("standard-exceptions")
    void tryTableIsRefused() {
        tells(
                ImageCheck.check(function("1f 40 00 0b")),
                ImageRule.STANDARD_EXCEPTIONS,
                "0x17 in func 0",
                "The instruction try_table is not among those");
    }

    @Test
    void legacyExceptionsAreAccepted() {
        assertThat(rules("legacy-exceptions")).isEmpty();
    }

    @Test
    @Shows("extended-constants")
    void arithmeticInAConstantExpressionIsRefused() {
        only("extended-constants", ImageRule.EXTENDED_CONSTANTS, "0x2a", "with i64.const, i64.add");
    }

    @Test
    void aGlobalThatBeginsAsAnotherOneIsRefused() {
        byte[] module = bytes("06 0b 02 7e 00 42 01 0b 7e 00 23 00 0b");

        tells(ImageCheck.check(module), ImageRule.EXTENDED_CONSTANTS, "0x12", "with global.get");
    }

    @Test
    @Shows("exported-tag")
    void anExportedTagIsRefused() {
        only("exported-tag", ImageRule.EXPORTED_TAG, "0x2e", "The image exports the tag thrown");
    }

    @Test
    @Shows("limits")
    void aMaximumOf2To32PagesIsRefused() {
        only("limits", ImageRule.LIMITS, "0x20", "The memory declares 2^32 pages or more");
    }

    @Test
    @Shows("multiple-memories")
    void aSecondMemoryIsRefused() {
        only("multiple-memories", ImageRule.MULTIPLE_MEMORIES, "0x20", "The image has 2 memories");
    }

    @Test
    @Shows("shared-memory")
    void sharedMemoryIsRefused() {
        only("shared-memory", ImageRule.SHARED_MEMORY, "0x20", "shared memory is not supported");
    }

    @Test
    @Shows("table64")
    void aTableWith64BitIndicesIsNoted() {
        byte[] module = bytes("01 04 01 60 00 00", "04 04 01 70 04 01");

        tells(ImageCheck.check(module), ImageRule.TABLE64, "0xe", "The function table has 64-bit indices");
    }

    @Test
    @Shows("bulk-memory")
    void bulkMemoryIsNotedOnly() {
        only(
                "bulk-memory",
                ImageRule.BULK_MEMORY,
                "0x5e in handle",
                "memory.fill, which works on the observed build although");
    }

    /** A module of some sections. */
    private static byte[] bytes(String... sections) {
        return HexFormat.of().parseHex(("0061736d01000000" + String.join("", sections)).replace(" ", ""));
    }

    /** A module of one function that takes and returns nothing; the code without its end. */
    private static byte[] function(String code) {
        int length = code.replace(" ", "").length() / 2;
        return bytes(
                "01 04 01 60 00 00",
                "03 02 01 00",
                "0a" + hex(length + 4) + "01" + hex(length + 2) + "00" + code + "0b");
    }

    private static String hex(int number) {
        return HexFormat.of().toHexDigits((byte) number);
    }

    @Test
    @Shows("aot")
    void aFileThatWasCompiledAheadOfTimeIsAWarning() {
        byte[] file = "\0aot\3\0\0\0…".getBytes(StandardCharsets.UTF_8);
        assertThat(ImageCheck.check(file).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("compiled ahead of time"))
                .extracting(Finding::rule)
                .isEqualTo(ImageRule.AOT);
    }

    @Test
    @Shows("rethrow")
    void rethrowIsAWarning() {
        byte[] image = Wat.module(
                "(tag $e (param i32))",
                "(func $again (try (do (throw $e (i32.const 5))) (catch $e (drop) (rethrow 0))))");
        Fixture.tells(ImageCheck.check(image), ImageRule.RETHROW, "0x29 in again", "with other values on HyperBEAM");
    }
}
