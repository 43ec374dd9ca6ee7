package io.aoscope.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void integersComeBeforeTextAndInNumericOrder() {
        List<Key> keys = Stream.of(Key.of("10"), Key.of(10), Key.of(9), Key.of("a"))
                .sorted()
                .toList();
        assertThat(keys).containsExactly(Key.of(9), Key.of(10), Key.of("10"), Key.of("a"));
    }

    @Test
    void textIsOrderedByItsBytes() {
        assertThat(Key.compareBytes("\uD83D\uDE00", "\uFF5E")).isPositive();
        assertThat("\uD83D\uDE00".compareTo("\uFF5E")).isNegative();
    }

    @Test
    void thirtyTwoFortyTwoAndFortyThreeBytesAreIds() {
        assertThat(Stream.of(31, 32, 33, 42, 43, 44).filter(Key::isIdLength)).containsExactly(32, 42, 43);
        assertThat(Key.isId("é".repeat(16))).isTrue();
    }
}
