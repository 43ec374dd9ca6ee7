package io.aoscope.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Semantics 8.4: more than 32 tags. What is expected was observed on Erlang/OTP 27.3.4. */
class MapOrdersTest {
    private static List<String> texts(List<Key> keys) {
        return keys.stream().map(Key::text).toList();
    }

    private static List<Key> named(int count) {
        return IntStream.range(0, count).mapToObj(i -> Key.of("x-" + i)).toList();
    }

    @Test
    void thirtyTwoKeysAscendIntegersFirst() {
        assertThat(texts(MapOrders.listed(List.of(Key.of("b"), Key.of("10"), Key.of(10), Key.of(9), Key.of("B")))))
                .containsExactly("9", "10", "10", "B", "b");
        assertThat(texts(MapOrders.listed(named(32)))).startsWith("x-0", "x-1", "x-10", "x-11", "x-12");
        assertThat(MapOrders.folded(named(32))).isEqualTo(MapOrders.listed(named(32)));
    }

    @Test
    void moreKeysAreListedByTheirHashes() {
        assertThat(texts(MapOrders.listed(named(33)))).startsWith("x-2", "x-7", "x-5", "x-6", "x-0", "x-15");
        assertThat(texts(MapOrders.listed(named(40)))).startsWith("x-2", "x-36", "x-7", "x-5", "x-6", "x-0", "x-39");
    }

    @Test
    void moreIntegersAreFoldedByTheirHashes() {
        List<Key> keys = LongStream.rangeClosed(1, 40).mapToObj(Key::of).toList();
        assertThat(texts(MapOrders.listed(keys))).startsWith("39", "22", "26", "27", "5", "21");
        assertThat(texts(MapOrders.folded(keys))).startsWith("18", "4", "34", "12", "19", "29");
    }

    @Test
    void theHashIsThatOfTheNode() {
        assertThat(TermHash.binary("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(3326404742329036495L);
        assertThat(TermHash.small(1)).isEqualTo(7938660269479274665L);
    }
}
