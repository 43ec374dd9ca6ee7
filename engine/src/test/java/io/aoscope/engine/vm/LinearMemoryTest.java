package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.wasm.Limits;
import org.junit.jupiter.api.Test;

class LinearMemoryTest {
    private static final long PAGE = LinearMemory.PAGE;

    private final LinearMemory memory = make();

    /** Four pages that may become 2,000. */
    LinearMemory make() {
        return new LinearMemory(Limits.between(4, 2000, true), MachineLimits.DEFAULT);
    }

    @Test
    void anImageTakenBeforeAWriteKeepsTheOldBytes() {
        memory.putLong(PAGE, 0x1111);
        MemoryImage before = memory.image();

        memory.putLong(PAGE, 0x2222);

        assertThat(read(before, PAGE, 2)).containsExactly(0x11, 0x11);
        assertThat(read(memory.image(), PAGE, 2)).containsExactly(0x22, 0x22);
    }

    @Test
    void theSecondWriteToAPageAfterAnImageLeavesTheImageAlone() {
        memory.putByte(0, (byte) 1);
        MemoryImage before = memory.image();

        memory.putByte(0, (byte) 2);
        memory.putByte(0, (byte) 3);

        assertThat(read(before, 0, 1)).containsExactly(1);
        assertThat(memory.getByte(0)).isEqualTo((byte) 3);
    }

    @Test
    void anImageOfAnUnchangedMemoryIsTheSameImage() {
        memory.putByte(7, (byte) 1);

        assertThat(memory.image()).isSameAs(memory.image());
    }

    @Test
    void imagesShareThePagesThatDidNotChangeBetweenThem() {
        memory.putByte(0, (byte) 1);
        memory.putByte(PAGE, (byte) 1);
        MemoryImage before = memory.image();

        memory.putByte(PAGE, (byte) 2);
        MemoryImage after = memory.image();

        assertThat(after.samePage(before, 0)).isTrue();
        assertThat(after.samePage(before, 1)).isFalse();
        assertThat(after.samePage(before, 2)).isTrue();
    }

    @Test
    void aPageThatOneOfTwoImagesHasNotGotIsNotTheSame() {
        MemoryImage before = memory.image();
        memory.grow(1);

        assertThat(memory.image().samePage(before, 4)).isFalse();
        assertThat(before.samePage(memory.image(), 4)).isFalse();
        assertThat(before.samePage(before, -1)).isFalse();
    }

    @Test
    void onlyWrittenPagesAreTouched() {
        memory.putByte(2 * PAGE + 5, (byte) 0);

        MemoryImage image = memory.image();

        assertThat(image.touched(2)).isTrue();
        assertThat(image.touched(0)).isFalse();
        assertThat(image.touched(4)).isFalse();
        assertThat(image.residentPages()).isEqualTo(1);
        assertThat(memory.residentPages()).isEqualTo(1);
    }

    @Test
    void readingTouchesNothing() {
        assertThat(memory.getLong(PAGE - 4)).isZero();
        assertThat(memory.read(0, 100)).containsOnly(0);

        assertThat(memory.residentPages()).isZero();
    }

    @Test
    void fillingZerosWithZerosTouchesNothing() {
        memory.fill(10, (byte) 0, 3 * PAGE);

        assertThat(memory.residentPages()).isZero();
    }

    @Test
    void copyingUntouchedPagesTouchesNothing() {
        memory.copy(2 * PAGE, memory, 5, PAGE);

        assertThat(memory.residentPages()).isZero();
    }

    @Test
    void aLoadAcrossPagesReadsBoth() {
        memory.putInt(PAGE - 4, 0x44332211);
        memory.putInt(PAGE, 0x88776655);

        assertThat(memory.getLong(PAGE - 4)).isEqualTo(0x8877665544332211L);
        assertThat(memory.getInt(PAGE - 1)).isEqualTo(0x77665544);
    }

    @Test
    void aStoreAcrossPagesLeavesItsNeighboursAlone() {
        memory.fill(PAGE - 8, (byte) 0xEE, 16);

        memory.putLong(PAGE - 3, 0x0807060504030201L);

        assertThat(memory.read(PAGE - 4, 10)).containsExactly(0xEE, 1, 2, 3, 4, 5, 6, 7, 8, 0xEE);
    }

    @Test
    void aStoreAcrossPagesLeavesAnImageOfBothAlone() {
        memory.putLong(PAGE - 4, -1);
        MemoryImage before = memory.image();

        memory.putLong(PAGE - 4, 0);

        assertThat(read(before, PAGE - 4, 8)).containsOnly(0xFF);
        assertThat(memory.getLong(PAGE - 4)).isZero();
    }

    @Test
    void aStoreOfCodeAcrossPagesIsInTheNextImageAndNotInTheLast() {
        memory.fill(0, (byte) 0xEE, 2 * PAGE);
        MemoryImage before = memory.image();

        Access.store64(memory, PAGE - 3, 0x0807060504030201L, 0);

        assertThat(read(before, PAGE - 4, 10)).containsOnly(0xEE);
        assertThat(read(memory.image(), PAGE - 4, 10)).containsExactly(0xEE, 1, 2, 3, 4, 5, 6, 7, 8, 0xEE);
    }

    @Test
    void aStoreOfCodeAcrossPagesIsTakenBack() {
        MemoryImage before = memory.image();

        Access.store32(memory, PAGE - 2, -1, 0);
        memory.restore(before);

        assertThat(memory.getLong(PAGE - 4)).isZero();
    }

    @Test
    void aStoreOfCodeAcrossPagesTouchesBoth() {
        Access.store16(memory, 2 * PAGE - 2, -1, 1);
        assertThat(memory.residentPages()).isEqualTo(2);

        memory.fill(PAGE, (byte) 0, PAGE);
        assertThat(memory.getInt(2 * PAGE - 1)).isEqualTo(0xFF00);
    }

    @Test
    void bytesOfTheHostGoAcrossPages() {
        byte[] bytes = new byte[(int) (2 * PAGE)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 >>> 4);
        }

        memory.write(PAGE / 2, bytes);

        assertThat(memory.read(PAGE / 2, bytes.length)).isEqualTo(bytes);
        assertThat(read(memory.image(), PAGE / 2, bytes.length)).isEqualTo(bytes);
    }

    @Test
    void copyingUpOverItselfKeepsTheSource() {
        memory.write(PAGE - 3, new byte[] {1, 2, 3, 4, 5, 6});

        memory.copy(PAGE - 1, memory, PAGE - 3, 6);

        assertThat(memory.read(PAGE - 3, 8)).containsExactly(1, 2, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void copyingDownOverItselfKeepsTheSource() {
        memory.write(PAGE - 1, new byte[] {1, 2, 3, 4, 5, 6});

        memory.copy(PAGE - 3, memory, PAGE - 1, 6);

        assertThat(memory.read(PAGE - 3, 8)).containsExactly(1, 2, 3, 4, 5, 6, 5, 6);
    }

    @Test
    void copyingAPageOverItselfAfterAnImageLeavesTheImageAlone() {
        memory.write(0, new byte[] {1, 2, 3, 4});
        MemoryImage before = memory.image();

        memory.copy(1, memory, 0, 4);

        assertThat(memory.read(0, 5)).containsExactly(1, 1, 2, 3, 4);
        assertThat(read(before, 0, 5)).containsExactly(1, 2, 3, 4, 0);
    }

    @Test
    void nothingIsWrittenWhereABulkWriteDoesNotFit() {
        assertThatThrownBy(() -> memory.fill(3 * PAGE, (byte) 1, PAGE + 1))
                .isInstanceOf(LinearMemory.OutOfBounds.class)
                .hasMessage("out of bounds memory access");

        assertThat(memory.residentPages()).isZero();
    }

    @Test
    void addressesAreUnsigned() {
        assertThat(memory.in(-1, 1)).isFalse();
        assertThat(memory.in(-8, 8)).isFalse();
        assertThat(memory.in(Long.MIN_VALUE, 1)).isFalse();
        assertThat(memory.in(0, -1)).isFalse();
        assertThat(memory.in(4 * PAGE - 1, 1)).isTrue();
        assertThat(memory.in(4 * PAGE - 1, 2)).isFalse();
        assertThat(memory.in(4 * PAGE, 0)).isTrue();
    }

    @Test
    void growingAnswersThePagesBeforeAndAddsZeros() {
        assertThat(memory.grow(2)).isEqualTo(4);

        assertThat(memory.pages()).isEqualTo(6);
        assertThat(memory.getLong(6 * PAGE - 8)).isZero();
    }

    @Test
    void growingBeyondTheDeclaredMaximumAnswersMinusOneAndChangesNothing() {
        assertThat(memory.grow(1997)).isEqualTo(-1);
        assertThat(memory.grow(-1)).isEqualTo(-1);

        assertThat(memory.pages()).isEqualTo(4);
        assertThat(memory.grow(1996)).isEqualTo(4);
    }

    @Test
    void growingBeyondTheLimitOfTheMachineAnswersMinusOne() {
        var small = new LinearMemory(Limits.atLeast(1, true), MachineLimits.DEFAULT.withMaxPages(3));

        assertThat(small.grow(3)).isEqualTo(-1);
        assertThat(small.grow(2)).isEqualTo(1);
        assertThat(small.grow(0)).isEqualTo(3);
    }

    @Test
    void anImageFromBeforeAGrowthIsRestoredInItsSize() {
        memory.putByte(3, (byte) 9);
        MemoryImage before = memory.image();
        memory.grow(1000);
        memory.putByte(900 * PAGE, (byte) 1);
        MemoryImage grown = memory.image();

        memory.restore(before);

        assertThat(memory.pages()).isEqualTo(4);
        assertThat(memory.residentPages()).isEqualTo(1);
        assertThat(memory.in(4 * PAGE, 1)).isFalse();
        assertThat(memory.getByte(3)).isEqualTo((byte) 9);
        memory.restore(grown);
        assertThat(memory.getByte(900 * PAGE)).isEqualTo((byte) 1);
        assertThat(memory.pages()).isEqualTo(1004);
    }

    @Test
    void growingAgainAfterARestoreGivesZerosAgain() {
        MemoryImage before = memory.image();
        memory.grow(1);
        memory.putByte(4 * PAGE, (byte) 1);
        memory.restore(before);

        memory.grow(1);

        assertThat(memory.getByte(4 * PAGE)).isZero();
        assertThat(memory.image().touched(4)).isFalse();
    }

    @Test
    void writingAfterARestoreLeavesTheRestoredImageAlone() {
        memory.putByte(0, (byte) 1);
        MemoryImage image = memory.image();
        memory.putByte(0, (byte) 2);
        memory.restore(image);

        memory.putByte(0, (byte) 3);

        assertThat(read(image, 0, 1)).containsExactly(1);
    }

    @Test
    void anUnchangedMemoryAfterARestoreHasTheRestoredImage() {
        memory.putByte(0, (byte) 1);
        MemoryImage image = memory.image();
        memory.putByte(0, (byte) 2);
        memory.restore(image);

        assertThat(memory.image()).isSameAs(image);
    }

    @Test
    void aMemoryHasAtMostTheAllowedResidentPages() {
        var small = new LinearMemory(Limits.atLeast(8, true), MachineLimits.DEFAULT.withMaxResidentPages(2));
        small.putByte(0, (byte) 1);
        small.putByte(5 * PAGE, (byte) 1);
        small.putByte(1, (byte) 2);

        assertThatThrownBy(() -> small.putByte(2 * PAGE, (byte) 1))
                .isInstanceOfSatisfying(
                        TrapException.class, trap -> assertThat(trap.kind()).isEqualTo(Trap.Kind.LIMIT))
                .hasMessage("the limit of 2 pages of 64 KiB that a memory may have written to is reached");
        assertThat(small.residentPages()).isEqualTo(2);
    }

    @Test
    void growingPastWhatFitsIntoOneArrayKeepsEverything() {
        var growing = new LinearMemory(Limits.atLeast(4, true), MachineLimits.DEFAULT);
        growing.putLong(PAGE - 4, -1);
        MemoryImage before = growing.image();
        growing.putByte(3 * PAGE, (byte) 7);

        assertThat(growing.grow(10_000)).isEqualTo(4);

        assertThat(growing.getLong(PAGE - 4)).isEqualTo(-1);
        assertThat(growing.getByte(3 * PAGE)).isEqualTo((byte) 7);
        assertThat(growing.residentPages()).isEqualTo(3);
        assertThat(growing.image().changedPages(before)).startsWith(3, 4).hasSize(10_001);
        growing.putByte(10_003 * PAGE, (byte) 5);
        assertThat(growing.getByte(10_003 * PAGE)).isEqualTo((byte) 5);
        growing.restore(before);
        assertThat(growing.getByte(3 * PAGE)).isZero();
        assertThat(growing.pages()).isEqualTo(4);
    }

    @Test
    void copyingAPageOnWriteIsNoNewResidentPage() {
        var small = new LinearMemory(Limits.atLeast(8, true), MachineLimits.DEFAULT.withMaxResidentPages(1));
        small.putByte(0, (byte) 1);
        MemoryImage image = small.image();

        small.putByte(0, (byte) 2);

        assertThat(small.residentPages()).isEqualTo(1);
        assertThat(image.residentPages()).isEqualTo(1);
    }

    @Test
    void anImageReadsFewerBytesWhereTheMemoryEnds() {
        memory.putByte(4 * PAGE - 1, (byte) 5);
        byte[] into = new byte[4];

        int count = memory.image().read(4 * PAGE - 1, into, 1, 3);

        assertThat(count).isEqualTo(1);
        assertThat(into).containsExactly(0, 5, 0, 0);
        assertThat(memory.image().read(4 * PAGE, into, 0, 1)).isZero();
        assertThat(memory.image().read(-1, into, 0, 1)).isZero();
    }

    private static byte[] read(MemoryImage image, long address, int length) {
        byte[] bytes = new byte[length];
        assertThat(image.read(address, bytes, 0, length)).isEqualTo(length);
        return bytes;
    }
}
