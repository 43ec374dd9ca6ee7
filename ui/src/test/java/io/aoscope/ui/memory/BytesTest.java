package io.aoscope.ui.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.memory.ByteSource.Part;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Memory as a source of bytes: what changed, what was touched, where something stands. */
class BytesTest {
    private static final long LARGEST = 262_144;

    @Test
    void bytesThatDifferFromBeforeAreMarkedAlsoAcrossAPageBoundary() {
        MemorySource source = source(Map.of(0xFFFEL, "ab", 0x10000L, "cd"), Map.of(0xFFFEL, "aX", 0x10000L, "Yd"));
        boolean[] marks = new boolean[4];
        source.changes(0xFFFE, 4, marks);
        assertThat(marks).containsExactly(false, true, true, false);
    }

    @Test
    void aPageSharedWithBeforeHasNoChanges() {
        MemoryImage image = Staged.memory(2, Map.of(0L, "same"));
        var source = new MemorySource(image, Optional.of(image));
        boolean[] marks = new boolean[8];
        source.changes(0, 8, marks);
        assertThat(marks).containsOnly(false);
        assertThat(source.changedPages()).isZero();
    }

    @Test
    void changesAreFoundForwardsAndBackwards() {
        MemorySource source = source(Map.of(0x20L, "x", 0x30005L, "y"), Map.of());
        assertThat(source.nextChange(0)).isEqualTo(0x20);
        assertThat(source.nextChange(0x21)).isEqualTo(0x30005);
        assertThat(source.nextChange(0x30006)).isEqualTo(-1);
        assertThat(source.previousChange(0x3FFFF)).isEqualTo(0x30005);
        assertThat(source.previousChange(0x30004)).isEqualTo(0x20);
        assertThat(source.previousChange(0x1F)).isEqualTo(-1);
    }

    @Test
    void theOverviewTellsTouchedAndChangedPartsApart() {
        MemoryImage before = Staged.memory(4, Map.of(0x10000L, "kept"));
        MemoryImage now = MemoryImage.of(4, page -> switch ((int) page) {
            case 1 -> bytes(before, 0x10000);
            case 3 -> bytes(Staged.memory(4, Map.of(0x30000L, "new")), 0x30000);
            default -> null;
        });
        Part[] overview = new MemorySource(now, Optional.empty()).overview(4);
        assertThat(overview).containsExactly(Part.UNTOUCHED, Part.TOUCHED, Part.UNTOUCHED, Part.TOUCHED);
        Part[] compared = new MemorySource(before, Optional.of(now)).overview(2);
        assertThat(compared).containsExactly(Part.CHANGED, Part.CHANGED);
    }

    @Test
    void inASmallMemoryTheOverviewIsFinerThanAPage() {
        var source =
                new MemorySource(Staged.memory(1, Map.of(0xC000L, "new")), Optional.of(Staged.memory(1, Map.of())));
        assertThat(source.overview(4)).containsExactly(Part.TOUCHED, Part.TOUCHED, Part.TOUCHED, Part.CHANGED);
    }

    @Test
    void textIsFoundInSixteenGibibytes() {
        long far = (LARGEST - 1) << 16 | 0x1234;
        MemorySource source =
                new MemorySource(Staged.memory(LARGEST, Map.of(far, "needle", 0x50L, "needle")), Optional.empty());
        assertThat(search(source, "needle").next(0x51)).isEqualTo(OptionalLong.of(far));
        assertThat(search(source, "needle").next(far + 1)).isEqualTo(OptionalLong.of(0x50));
        assertThat(search(source, "needle").previous(far - 1)).isEqualTo(OptionalLong.of(0x50));
        assertThat(search(source, "needle").previous(0x4F)).isEqualTo(OptionalLong.of(far));
        assertThat(search(source, "absent").next(0)).isEmpty();
    }

    @Test
    void aMatchAcrossAPageBoundaryIsFoundFromBothSides() {
        MemorySource source = source(Map.of(0xFFFDL, "nee", 0x10000L, "dle"), Map.of());
        assertThat(search(source, "needle").next(0)).isEqualTo(OptionalLong.of(0xFFFD));
        assertThat(search(source, "needle").previous(source.size() - 1)).isEqualTo(OptionalLong.of(0xFFFD));
    }

    @Test
    void zerosAreFoundInPagesNeverWritten() {
        MemorySource source = source(Map.of(0L, "ab"), Map.of());
        var finder = new ByteSearch(source, new byte[4], () -> false);
        assertThat(finder.next(0)).isEqualTo(OptionalLong.of(2));
    }

    @Test
    void aCancelledSearchFindsNothing() {
        MemorySource source = source(Map.of(0x100L, "needle"), Map.of());
        var finder = new ByteSearch(source, "needle".getBytes(StandardCharsets.UTF_8), () -> true);
        assertThat(finder.next(0)).isEmpty();
    }

    private static byte[] bytes(MemoryImage image, long address) {
        byte[] page = new byte[65_536];
        image.read(address, page, 0, page.length);
        return page;
    }

    private static ByteSearch search(ByteSource source, String text) {
        return new ByteSearch(source, text.getBytes(StandardCharsets.UTF_8), () -> false);
    }

    private static MemorySource source(Map<Long, String> now, Map<Long, String> before) {
        return new MemorySource(Staged.memory(4, now), Optional.of(Staged.memory(4, before)));
    }
}
