package io.aoscope.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void findingsStandGravestFirstAndThenInTheOrderOfTheFile() {
        Finding note = finding(Rule.UPLOAD_SIZE, 1);
        Finding later = finding(Rule.WASI_STUB, 9);
        Finding earlier = finding(Rule.WASI_STUB, 4);
        Finding refusal = finding(Rule.SIMD, 20);

        assertThat(new Report(List.of(note, later, refusal, earlier)).findings())
                .containsExactly(refusal, earlier, later, note);
    }

    @Test
    void theVerdictFollowsTheGravestFinding() {
        assertThat(new Report(List.of(finding(Rule.SIMD, 0))).verdict()).isEqualTo("HyperBEAM refuses this image");
        assertThat(new Report(List.of(finding(Rule.MALLOC_MISSING, 0))).verdict())
                .isEqualTo("HyperBEAM accepts this image, but an aos-style process does not work with it");
        assertThat(new Report(List.of(finding(Rule.CLOCK, 0))).verdict())
                .isEqualTo("HyperBEAM runs this image, with differences to know");
        assertThat(new Report(List.of(finding(Rule.UPLOAD_SIZE, 0))).verdict()).isEqualTo("HyperBEAM runs this image");
    }

    private static Finding finding(Rule rule, int offset) {
        return new Finding(rule, OptionalInt.of(offset), Optional.empty(), "", "");
    }
}
