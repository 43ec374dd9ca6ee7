package io.aoscope.ui.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HexGeometryTest {
    @Test
    void asManyBytesFitOnARowAsTheWidthAllows() {
        assertThat(HexGeometry.fit(100, 8, 18, 1000).columns()).isEqualTo(8);
        assertThat(HexGeometry.fit(700, 8, 18, 1000).columns()).isEqualTo(16);
        assertThat(HexGeometry.fit(1400, 8, 18, 1000).columns()).isEqualTo(32);
    }

    @Test
    void addressesBeyondFourGibibytesHaveMoreDigits() {
        assertThat(HexGeometry.fit(700, 8, 18, 1L << 32).digits()).isEqualTo(8);
        assertThat(HexGeometry.fit(700, 8, 18, 1L << 34).digits()).isEqualTo(12);
    }

    @Test
    void everyColumnIsFoundAgainWhereItIsDrawn() {
        var geometry = new HexGeometry(8, 18, 8, 16);
        for (int column = 0; column < 16; column++) {
            assertThat(geometry.columnAt(geometry.hexX(column) + 4)).isEqualTo(column);
            assertThat(geometry.columnAt(geometry.textX(column) + 4)).isEqualTo(column);
        }
    }

    @Test
    void sixteenGibibytesHaveARowForEachSixteenBytes() {
        assertThat(new HexGeometry(8, 18, 12, 16).rowCount(1L << 34)).isEqualTo(1L << 30);
    }

    @Test
    void aSelectionKeepsItsAnchorWhileItGrows() {
        HexCursor cursor = HexCursor.at(10).to(12, true, 100);
        assertThat(cursor.start()).isEqualTo(10);
        assertThat(cursor.length()).isEqualTo(3);
        assertThat(cursor.to(4, true, 100).start()).isEqualTo(4);
        assertThat(cursor.to(500, false, 100)).isEqualTo(HexCursor.at(99));
    }
}
