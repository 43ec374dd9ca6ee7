package io.aoscope.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

    static Stream<Sample> samples() {
        return Samples.list().stream();
    }

    @Test
    void theListBeginsWithTheCounter() {
        assertThat(Samples.list().stream().map(Sample::id))
                .containsExactly(
                        "counter-wat",
                        "counter-c",
                        "counter-rust",
                        "hello-stdout",
                        "patch",
                        "trap",
                        "grow-and-write",
                        "ping-pong");
    }

    @Test
    void aSampleIsFoundByItsId() {
        assertThat(Samples.find("patch"))
                .hasValueSatisfying(sample -> assertThat(sample.title()).isEqualTo("Patch the process state"));
        assertThat(Samples.find("Patch")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theImageIsAWasmModuleThatExportsHandle(Sample sample) {
        byte[] image = sample.image();

        assertThat(image).startsWith(0, 'a', 's', 'm', 1, 0, 0, 0);
        assertThat(new String(image, StandardCharsets.ISO_8859_1))
                .contains("\6handle\0", "\6malloc\0", "\4free\0", "\6memory\2\0");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySourceStartsWithACommentThatSaysWhatItShows(Sample sample) {
        assertThat(sample.files())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(sample.source(file))
                        .matches(text -> text.startsWith("// ") || text.startsWith(";; ")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theScenarioHasMessagesAndWhatIsExpected(Sample sample) {
        assertThat(sample.scenario()).contains("\"messages\": [", "\"expect\": [");
    }

    @Test
    void aFileOfAnotherSampleIsRefusedWithTheNamesOfItsOwn() {
        Sample trap = Samples.find("trap").orElseThrow();

        assertThatThrownBy(() -> trap.source("patch/patch.c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Sample trap has no file patch/patch.c; it has [trap/trap.wat]");
    }

    @Test
    void aMissingResourceIsNamed() {
        Sample lost = new Sample("lost", "Lost", "Not there.", "WAT", "lost/lost.wasm", List.of());

        assertThatThrownBy(lost::image)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The samples are incomplete: lost/lost.wasm is missing; build them again");
    }
}
