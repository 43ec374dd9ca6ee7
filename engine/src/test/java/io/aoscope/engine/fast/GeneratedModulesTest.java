package io.aoscope.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated modules give the same answers and states on every tier. The seeds of the build take seconds; a longer
 * run is {@code mvn -pl engine test -Dtest=GeneratedModulesTest -Dfuzz.from=1000 -Dfuzz.count=20000}. What differs
 * is reduced, and printed as the module's bytes.
 */
class GeneratedModulesTest {
    private static final int ATTEMPTS = 3000;

    static LongStream seeds() {
        long from = Long.getLong("fuzz.from", 0);
        return LongStream.range(from, from + Long.getLong("fuzz.count", 60));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyTierGivesTheSame(long seed) {
        Comparison comparison = new Comparison(seed);
        GeneratedModule module = new ModuleGenerator(seed).generate();
        Optional<String> difference = comparison.difference(module);
        if (difference.isPresent()) {
            GeneratedModule reduced = new ModuleReducer(
                            candidate -> comparison.difference(candidate).isPresent(), ATTEMPTS)
                    .reduce(module);
            fail("seed " + seed + ": " + comparison.difference(reduced).orElseThrow() + "\nmodule "
                    + HexFormat.of().formatHex(reduced.toBytes()));
        }
        assertThat(difference).isEmpty();
    }
}
