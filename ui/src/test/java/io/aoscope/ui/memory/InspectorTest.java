package io.aoscope.ui.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.ui.memory.Inspector.Reading;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InspectorTest {
    @Test
    void integersAreLittleEndianWithAndWithoutSign() {
        ByteSource source = ByteSource.of(new byte[] {(byte) 0xFE, (byte) 0xFF, -1, -1, -1, -1, -1, -1});
        assertThat(text(source, 0, "u8")).isEqualTo("254");
        assertThat(text(source, 0, "i8")).isEqualTo("-2");
        assertThat(text(source, 0, "u16")).isEqualTo("65534");
        assertThat(text(source, 0, "i32")).isEqualTo("-2");
        assertThat(text(source, 0, "u32")).isEqualTo("4294967294");
        assertThat(text(source, 0, "u64")).isEqualTo("18446744073709551614");
        assertThat(text(source, 0, "i64")).isEqualTo("-2");
    }

    @Test
    void floatsAreReadFromTheirBits() {
        byte[] bytes = new byte[8];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(0, 2.5);
        assertThat(text(ByteSource.of(bytes), 0, "f64")).isEqualTo("2.5");
    }

    @Test
    void aValueThatMemoryEndsInIsUnknown() {
        ByteSource source = ByteSource.of(new byte[4]);
        assertThat(text(source, 1, "i32")).isEqualTo("unknown");
        assertThat(text(source, 3, "u8")).isEqualTo("0");
    }

    @Test
    void aStringEndsAtItsZero() {
        ByteSource source = ByteSource.of("two\nlines\0rest".getBytes(StandardCharsets.UTF_8));
        assertThat(text(source, 0, "C string")).isEqualTo("\"two⏎lines\"");
    }

    @Test
    void aPointerLeadsOnlyIntoMemory() {
        byte[] bytes = new byte[32];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(0, 24);
        buffer.putLong(8, 4096);
        ByteSource source = ByteSource.of(bytes);
        assertThat(reading(source, 0, "ptr64").target()).isEqualTo(OptionalLong.of(24));
        assertThat(reading(source, 8, "ptr64").target()).isEmpty();
        assertThat(reading(source, 8, "ptr64").text()).isEqualTo("0x1000, outside of memory");
        assertThat(reading(source, 16, "ptr64").text()).isEqualTo("null");
    }

    @Test
    void anIovecIsAnAddressAndALength() {
        byte[] bytes = new byte[32];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(0, 20);
        buffer.putLong(8, 12);
        Reading reading = reading(ByteSource.of(bytes), 0, "iovec");
        assertThat(reading.text()).isEqualTo("0x14, 12 bytes");
        assertThat(reading.target()).isEqualTo(OptionalLong.of(20));
        assertThat(reading.length()).isEqualTo(12);
        buffer.putLong(8, 13);
        assertThat(reading(ByteSource.of(bytes), 0, "iovec").text()).startsWith("not one");
    }

    private static String text(ByteSource source, long address, String type) {
        return reading(source, address, type).text();
    }

    private static Reading reading(ByteSource source, long address, String type) {
        return Inspector.read(source, address).stream()
                .filter(reading -> reading.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
