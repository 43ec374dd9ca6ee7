package io.aoscope.engine.check;

import static io.aoscope.engine.check.Fixture.only;
import static io.aoscope.engine.check.Fixture.rules;
import static io.aoscope.engine.check.Fixture.tells;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Features that the engine lacks. */
class FeatureChecksTest {
    @Test
    @Shows(Rule.SIMD)
    void simdIsRefusedAtTheFirstInstructionThatUsesIt() {
        only("simd", Rule.SIMD, "0x58", "HyperBEAM's interpreter does not know (SIMD instruction fd 0c");
    }

    @Test
    @Shows(Rule.MALFORMED)
    void aTruncatedImageIsRefusedWhereItEnds() {
        Report report = ImageCheck.check(Arrays.copyOf(Fixture.bytes("clean"), 40));

        assertThat(report.accepted()).isFalse();
        tells(report, Rule.MALFORMED, "0x26", "The image cannot be read: ");
    }

    @Test
    @Shows(Rule.INVALID)
    void anInvalidModuleIsRefusedAtItsFault() {
        // A function without results that leaves a number on the stack.
        Report report = ImageCheck.check(function("41 00"));

        assertThat(report.accepted()).isFalse();
        tells(report, Rule.INVALID, "0x19 in func 0", "The module is not valid: type mismatch");
    }

    @Test
    @Shows(Rule.REFERENCE_TYPES)
    void aTableOfExternrefIsRefused() {
        only("reference-types", Rule.REFERENCE_TYPES, "0x20", "A table holds externref");
    }

    @Test
    void aReferenceInstructionIsRefused() {
        only(
                "reference-instruction",
                Rule.REFERENCE_TYPES,
                "0x58 in handle",
                "The instruction ref.null needs reference types");
    }

    @Test
    void aSecondTableIsRefused() {
        only("two-tables", Rule.REFERENCE_TYPES, "0x20", "The image has 2 tables");
    }

    @Test
    void anElementSegmentThatIsNotCopiedAtTheStartIsRefused() {
        only("passive-elements", Rule.REFERENCE_TYPES, "0x50", "An element segment is passive");
    }

    @Test
    @Shows(Rule.TABLE_INDEX_ENCODING)
    void aTableIndexOfSeveralBytesIsRefused() {
        only(
                "table-index-encoding",
                Rule.TABLE_INDEX_ENCODING,
                "0x63 in handle",
                "call_indirect writes its table index in several bytes");
    }

    @Test
    void aTableIndexOfOneByteIsAccepted() {
        assertThat(rules("short-table-index")).isEmpty();
    }

    @Test
    @Shows(Rule.STANDARD_EXCEPTIONS)
    void tryTableIsRefused() {
        tells(
                ImageCheck.check(function("1f 40 00 0b")),
                Rule.STANDARD_EXCEPTIONS,
                "0x17 in func 0",
                "The instruction try_table is not among those");
    }

    @Test
    void legacyExceptionsAreAccepted() {
        assertThat(rules("legacy-exceptions")).isEmpty();
    }

    @Test
    @Shows(Rule.EXTENDED_CONSTANTS)
    void arithmeticInAConstantExpressionIsRefused() {
        only("extended-constants", Rule.EXTENDED_CONSTANTS, "0x2a", "with i64.const, i64.add");
    }

    @Test
    void aGlobalThatBeginsAsAnotherOneIsRefused() {
        byte[] module = bytes("06 0b 02 7e 00 42 01 0b 7e 00 23 00 0b");

        tells(ImageCheck.check(module), Rule.EXTENDED_CONSTANTS, "0x12", "with global.get");
    }

    @Test
    @Shows(Rule.EXPORTED_TAG)
    void anExportedTagIsRefused() {
        only("exported-tag", Rule.EXPORTED_TAG, "0x2e", "The image exports the tag thrown");
    }

    @Test
    @Shows(Rule.LIMITS)
    void aMaximumOf2To32PagesIsRefused() {
        only("limits", Rule.LIMITS, "0x20", "The memory declares 2^32 pages or more");
    }

    @Test
    @Shows(Rule.MULTIPLE_MEMORIES)
    void aSecondMemoryIsRefused() {
        only("multiple-memories", Rule.MULTIPLE_MEMORIES, "0x20", "The image has 2 memories");
    }

    @Test
    @Shows(Rule.SHARED_MEMORY)
    void sharedMemoryIsRefused() {
        only("shared-memory", Rule.SHARED_MEMORY, "0x20", "shared memory is not supported");
    }

    @Test
    @Shows(Rule.TABLE64)
    void aTableWith64BitIndicesIsNoted() {
        byte[] module = bytes("01 04 01 60 00 00", "04 04 01 70 04 01");

        tells(ImageCheck.check(module), Rule.TABLE64, "0xe", "The function table has 64-bit indices");
    }

    @Test
    @Shows(Rule.BULK_MEMORY)
    void bulkMemoryIsNotedOnly() {
        only(
                "bulk-memory",
                Rule.BULK_MEMORY,
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
}
