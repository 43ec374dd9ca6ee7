package io.aoscope.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.rules.ImageRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The images of {@code io/aoscope/engine/check} in the test resources, and what is expected of their reports. */
final class Fixture {
    private Fixture() {}

    static byte[] bytes(String name) {
        try (InputStream in = Fixture.class.getResourceAsStream(name + ".wasm")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Report report(String name) {
        return ImageCheck.check(bytes(name));
    }

    static List<ImageRule> rules(String name) {
        return report(name).findings().stream().map(Finding::rule).toList();
    }

    /** The report has one finding, of a rule, at a place, with a text. */
    static void only(String name, ImageRule rule, String place, String text) {
        assertThat(rules(name)).containsExactly(rule);
        tells(report(name), rule, place, text);
    }

    /** One finding of the report is of a rule, at a place, with a text. */
    static void tells(Report report, ImageRule rule, String place, String text) {
        assertThat(report.findings())
                .filteredOn(Finding::rule, rule)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place()).isEqualTo(place);
                    assertThat(finding.message()).contains(text);
                    assertThat(finding.remedy()).isEqualTo(rule.remedy());
                });
    }
}
