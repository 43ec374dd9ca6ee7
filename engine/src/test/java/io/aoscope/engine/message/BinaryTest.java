package io.aoscope.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BinaryTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void appendingDoesNotChangeWhatWasThere() {
        Binary first = Binary.of("ab");
        Binary second = first.append(bytes("cd"));
        Binary third = second.append(bytes("ef"));
        assertThat(first.text()).isEqualTo("ab");
        assertThat(second.text()).isEqualTo("abcd");
        assertThat(third.text()).isEqualTo("abcdef");
    }

    @Test
    void twoAppendsToTheSameBytesDoNotMeet() {
        Binary common = Binary.of("ab").append(bytes("cd"));
        Binary left = common.append(bytes("L"));
        Binary right = common.append(bytes("R"));
        assertThat(left.text()).isEqualTo("abcdL");
        assertThat(right.text()).isEqualTo("abcdR");
    }

    @Test
    void equalBytesAreEqualWhateverRoomTheyHave() {
        Binary grown = Binary.of("a").append(bytes("b")).append(bytes("c"));
        assertThat(grown).isEqualTo(Binary.of("abc")).hasSameHashCodeAs(Binary.of("abc"));
    }

    @Test
    void bytesThatAreNotUtf8HaveNoStrictText() {
        Binary invalid = Binary.of(new byte[] {'a', (byte) 0xFF});
        assertThat(invalid.utf8()).isEmpty();
        assertThat(invalid.text()).isEqualTo("a\uFFFD");
    }

    @Test
    void theCallersArrayIsCopied() {
        byte[] array = bytes("abc");
        Binary binary = Binary.of(array);
        array[0] = 'X';
        assertThat(binary.text()).isEqualTo("abc");
    }
}
