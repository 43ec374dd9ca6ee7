package io.aoscope.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the lowering does once for several accesses near one pointer changes nothing that a program can see. */
class PointerDifferenceTest {
    @Test
    void aPointerUsedAgainIsThePointerOfThatMoment() {
        Tiers tiers = Tiers.of("pointers");
        long[] fars = {0, 3, 65_536, 0x1_0000_0000L, Long.MIN_VALUE, -1};
        for (String export : tiers.functions()) {
            int params = tiers.parameters(export);
            for (long pointer : new long[] {0, 4, 65_535, 0x1_0000_0004L, -4}) {
                for (long far : fars) {
                    for (long which : new long[] {1, export.equals("loop") ? 2 : 0}) {
                        long second = export.equals("loop of a constant pointer") ? 2 : far;
                        tiers.call(export, Arrays.copyOf(new long[] {pointer, second, which}, params));
                    }
                }
            }
        }
        Tiers fresh = Tiers.of("pointers");
        assertThat(fresh.call("loop", 4, 1, 3)).isEqualTo("returned [12]");
        assertThat(fresh.call("loop", 4, 0x1_0000_0000L, 2)).startsWith("OUT_OF_BOUNDS_MEMORY");
        assertThat(fresh.call("loop of a constant pointer", 4, 3)).isEqualTo("returned [20]");
    }

    @Test
    void anAddressThatIsASumIsWhatTheAdditionGivesThoughItWrapsAround() {
        Tiers tiers = Tiers.of("sums");
        long[] pointers = {
            0,
            5,
            5_535,
            5_536,
            -1,
            -59_990,
            -60_000,
            -60_001,
            -(1L << 30) + 4,
            0x7FFF_FFFFL,
            0x8000_0000L,
            0xFFFF_FFFFL,
            0x1_0000_0000L,
            Long.MAX_VALUE,
            Long.MIN_VALUE
        };
        for (String export : tiers.functions()) {
            int params = tiers.parameters(export);
            for (long pointer : pointers) {
                tiers.call(export, Arrays.copyOf(new long[] {pointer}, params));
            }
        }
        Tiers fresh = Tiers.of("sums");
        assertThat(fresh.call("once", 4)).isEqualTo("returned [5]");
        assertThat(fresh.call("once", -60_000)).isEqualTo("returned [0]");
        assertThat(fresh.call("once", 0x1_0000_0000L)).startsWith("OUT_OF_BOUNDS_MEMORY");
        assertThat(fresh.call("no small constant", -(1L << 30) + 60_002)).isEqualTo("returned [3]");
        assertThat(fresh.call("counted up to zero")).isEqualTo("returned [88]");
    }

    @Test
    void whatStoresNearOneAnotherHaveWrittenIsInTheImage() {
        Tiers tiers = Tiers.of("marks");
        long value = 1;
        for (String export : tiers.functions()) {
            for (long pointer : new long[] {0, 61_440, 61_441, 65_528, 65_529, 65_535, 65_536, 131_064, 262_144, -8}) {
                for (int twice = 0; twice < 2; twice++) {
                    tiers.call(export, pointer, value++ * 0x0101_0101_0101_0101L);
                }
            }
        }
        assertThat(tiers.call("descending", 65_535, 5)).isEqualTo("returned []");
    }
}
