package io.aoscope.engine.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineTest {
    @Test
    void aLineIsIndentedByTwoSpacesForEachBlockAroundIt() {
        assertThat(new Line(0, 0, "nop", 3).indented()).isEqualTo("      nop");
    }

    @Test
    void aLineInHundredsOfBlocksStaysInSight() {
        assertThat(new Line(0, 0, "nop", 300).indented()).isEqualTo(" ".repeat(48) + "nop");
    }
}
