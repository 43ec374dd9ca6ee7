package io.aoscope.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FormatTest {
    @Test
    void bytesAreCountedExactlyWhenFewAndRoundedWhenMany() {
        assertThat(Format.bytes(1)).isEqualTo("1 byte");
        assertThat(Format.bytes(1023)).isEqualTo("1,023 bytes");
        assertThat(Format.bytes(1536)).isEqualTo("1.5 KiB");
        assertThat(Format.bytes(17_179_869_184L)).isEqualTo("16 GiB");
    }

    @Test
    void durationsHaveAUnitThatFits() {
        assertThat(Format.duration(Duration.ofNanos(12_345))).isEqualTo("12 µs");
        assertThat(Format.duration(Duration.ofMillis(3))).isEqualTo("3.0 ms");
        assertThat(Format.duration(Duration.ofMillis(1820))).isEqualTo("1.82 s");
        assertThat(Format.duration(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
    }

    @Test
    void addressesAreUnsigned() {
        assertThat(Format.hex(-1)).isEqualTo("0xffffffffffffffff");
        assertThat(Format.hex(0x1a4, 8)).isEqualTo("0x000001a4");
    }

    @Test
    void textIsQuotedAndBytesThatAreNoTextAreShownInHex() {
        assertThat(ValueText.oneLine(Value.of("a\nb"))).isEqualTo("\"a⏎b\"");
        assertThat(ValueText.oneLine(Value.of("\u001b[31mred\u0000"))).isEqualTo("\"^[[31mred^@\"");
        assertThat(ValueText.oneLine(Binary.of(new byte[] {(byte) 0xff, 0}))).isEqualTo("2 bytes, not text: ff 00");
    }
}
