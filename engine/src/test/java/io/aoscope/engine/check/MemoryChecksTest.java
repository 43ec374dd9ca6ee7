package io.aoscope.engine.check;

import static io.aoscope.engine.check.Fixture.only;
import static io.aoscope.engine.check.Fixture.report;
import static io.aoscope.engine.check.Fixture.rules;
import static io.aoscope.engine.check.Fixture.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.Wat;
import io.aoscope.engine.rules.ImageRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Memory as the node sees it. */
class MemoryChecksTest {
    @Test
    @Shows("memory32")
    void a32BitMemoryIsAWarning() {
        only("memory32", ImageRule.MEMORY32, "0x20", "32-bit addresses");
    }

    @Test
    @Shows("memory-size-unseen")
    void dataAbove64KiBWithoutMemorySizeIsAnError() {
        only("data-above-64k", ImageRule.MEMORY_SIZE_UNSEEN, "0x65", "but 10 bytes of data are put at address 65530");
    }

    @Test
    void anAccessAbove64KiBWithoutMemorySizeIsAnError() {
        only(
                "access-above-64k",
                ImageRule.MEMORY_SIZE_UNSEEN,
                "0x5e in handle",
                "but i64.store uses the address 70000.");
    }

    @Test
    void anOffsetAbove64KiBWithoutMemorySizeIsAnError() {
        only(
                "offset-above-64k",
                ImageRule.MEMORY_SIZE_UNSEEN,
                "0x5a in handle",
                "i64.load uses the address 70000 or one above it");
    }

    @Test
    void aPointerAbove64KiBWithoutMemorySizeIsAnError() {
        only("pointer-above-64k", ImageRule.MEMORY_SIZE_UNSEEN, "0x2a", "but global heap begins as the address 66560");
    }

    @Test
    void aStackAbove64KiBNeedsNotBeSeen() {
        only("stack-above-64k", ImageRule.MEMORY_FOLDED, "0x20", "The image declares 2 pages");
    }

    @Test
    void memoryAbove64KiBIsFineWithMemorySize() {
        assertThat(rules("memory-size-used")).isEmpty();
    }

    @Test
    void anAddressOutsideOfTheMemoryIsNoUseOfIt() {
        assertThat(rules("one-page-outside")).isEmpty();
    }

    @Test
    @Shows("memory-folded")
    void twoPagesWithoutMemorySizeAreAWarning() {
        only("memory-folded", ImageRule.MEMORY_FOLDED, "0x20", "The image declares 2 pages");
    }

    @Test
    @Shows("memory-growth")
    void memoryThatCanGrowIsAWarning() {
        only("memory-growth", ImageRule.MEMORY_GROWTH, "0x5a in handle", "beyond the declared 1 page");
    }

    @Test
    void memoryThatIsAtItsLimitCannotGrow() {
        assertThat(rules("growth-at-its-limit")).isEmpty();
    }

    @Test
    @Shows("host-heap")
    void anImageWithoutFreeIsNoted() {
        only("host-heap", ImageRule.HOST_HEAP, "0x1b", "The image exports no free that the engine recognises");
    }

    @Test
    @Shows("host-heap-growth")
    void growthBehindAHostHeapIsAWarning() {
        tells(report("host-heap-growth"), ImageRule.HOST_HEAP_GROWTH, "0x4b in handle", "adds 64 KiB of its own");
    }

    @Test
    @Shows("free-type")
    void freeWithAResultIsAWarning() {
        only(
                "free-type",
                ImageRule.FREE_TYPE,
                "0x50 in free",
                "free is [i64] -> [i64]; the engine recognises [i64] -> [] alone");
    }

    @Test
    @Shows("memory-above-2-gib")
    void aMaximumAbove2GiBIsAWarning() {
        tells(report("memory-above-2-gib"), ImageRule.MEMORY_ABOVE_2_GIB, "0x20", "40000 pages");
    }

    @Test
    @Shows("snapshot-size")
    void sixteenMiBOfMemoryAreNoted() {
        only("snapshot-size", ImageRule.SNAPSHOT_SIZE, "0x20", "The memory has 256 pages from the start");
    }

    @Test
    @Shows("upload-size")
    void aFileOfMoreThan100KbIsNoted() {
        byte[] small = Fixture.bytes("clean");
        byte[] atTheLimit = padded(small, 102_400);
        byte[] above = padded(small, 102_401);

        assertThat(ImageCheck.check(atTheLimit).findings()).isEmpty();
        tells(ImageCheck.check(above), ImageRule.UPLOAD_SIZE, "", "The file has 102401 bytes");
    }

    /** The module with a custom section after it, so that it has a size. */
    private static byte[] padded(byte[] module, int size) {
        byte[] padded = Arrays.copyOf(module, size);
        int length = size - module.length - 4;
        padded[module.length + 1] = (byte) (length & 0x7F | 0x80);
        padded[module.length + 2] = (byte) (length >> 7 & 0x7F | 0x80);
        padded[module.length + 3] = (byte) (length >> 14);
        return padded;
    }

    @Test
    @Shows("growth-fails")
    void a64BitMemoryWithoutAMaximumCannotGrowBehindAHostHeap() {
        String grow = "(func (export \"g\") (param i64) (result i64) (memory.grow (local.get 0)))";
        tells(
                ImageCheck.check(Wat.module("(memory (export \"memory\") i64 2)", grow)),
                ImageRule.GROWTH_FAILS,
                "0x30 in g",
                "every memory.grow answers -1");
        assertThat(ImageCheck.check(Wat.module("(memory (export \"memory\") i64 2 9)", grow))
                        .findings())
                .extracting(Finding::rule)
                .contains(ImageRule.HOST_HEAP_GROWTH)
                .doesNotContain(ImageRule.GROWTH_FAILS);
    }
}
