package io.aoscope.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.rules.ImageRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void findingsStandGravestFirstAndThenInTheOrderOfTheFile() {
        Finding note = finding(ImageRule.UPLOAD_SIZE, 1);
        Finding later = finding(ImageRule.WASI_STUB, 9);
        Finding earlier = finding(ImageRule.WASI_STUB, 4);
        Finding refusal = finding(ImageRule.SIMD, 20);

        assertThat(new Report(List.of(note, later, refusal, earlier)).findings())
                .containsExactly(refusal, earlier, later, note);
    }

    @Test
    void theVerdictFollowsTheGravestFinding() {
        assertThat(new Report(List.of(finding(ImageRule.SIMD, 0))).verdict()).isEqualTo("HyperBEAM refuses this image");
        assertThat(new Report(List.of(finding(ImageRule.MALLOC_MISSING, 0))).verdict())
                .isEqualTo("HyperBEAM accepts this image, but an aos-style process does not work with it");
        assertThat(new Report(List.of(finding(ImageRule.CLOCK, 0))).verdict())
                .isEqualTo("HyperBEAM runs this image, with differences to know");
        assertThat(new Report(List.of(finding(ImageRule.UPLOAD_SIZE, 0))).verdict())
                .isEqualTo("HyperBEAM runs this image");
    }

    private static Finding finding(ImageRule rule, int offset) {
        return new Finding(rule, OptionalInt.of(offset), Optional.empty(), "", "");
    }
}
