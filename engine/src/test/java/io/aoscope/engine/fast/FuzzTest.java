package io.aoscope.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.RealImages;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Damaged modules through everything that reads, checks, shows, rewrites and runs one. Those of the build take
 * seconds; a longer run is {@code mvn -pl engine test -Dtest=FuzzTest -Dfuzz.from=100000 -Dfuzz.count=200000
 * -Daoscope.images=FOLDER}. What breaks something is printed as the module's bytes.
 */
class FuzzTest {
    private static final List<String> FIXTURES =
            List.of("memory64", "memory32", "bulk", "tables", "exceptions", "numbers", "hosts", "pointers");
    private static final int GENERATED = 40;
    private static final int IMAGE_ROUNDS = 8;

    @Test
    void damagedModulesAreRefusedOrRunAndNeverBreakAnything() {
        List<byte[]> modules = new ArrayList<>();
        FIXTURES.forEach(name -> modules.add(Tier.fixture(name).bytes()));
        IntStream.range(0, GENERATED)
                .forEach(
                        seed -> modules.add(new ModuleGenerator(seed).generate().toBytes()));
        long from = Long.getLong("fuzz.from", 0);
        TreeMap<String, Integer> outcomes = new TreeMap<>();

        for (long seed = from; seed < from + Long.getLong("fuzz.count", 3000); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] module = new Mutator(random).mutate(modules.get(random.nextInt(modules.size())));
            outcomes.merge(handled(module, "seed " + seed), 1, Integer::sum);
        }

        assertThat(outcomes.keySet())
                .containsAnyElementsOf(Set.of("malformed", "invalid"))
                .contains("ran");
    }

    @Test
    void aDamagedRealImageIsRefusedOrRuns() {
        byte[] image = RealImages.bytes("aos-2-pure-xs");
        long from = Long.getLong("fuzz.from", 0);
        long rounds = Math.max(IMAGE_ROUNDS, Long.getLong("fuzz.count", 0) / 500);
        for (long seed = from; seed < from + rounds; seed++) {
            byte[] damaged = new Mutator(new SplittableRandom(seed)).mutate(image);
            assertThat(handled(damaged, "aos, seed " + seed)).isIn("malformed", "invalid", "not linked", "ran");
        }
    }

    private static String handled(byte[] module, String what) {
        try {
            return new Handling(module).run();
        } catch (RuntimeException | Error e) {
            String bytes = module.length > 10_000
                    ? "of " + module.length + " bytes"
                    : HexFormat.of().formatHex(module);
            throw new AssertionError(what + ": " + e + "\nmodule " + bytes, e);
        }
    }
}
