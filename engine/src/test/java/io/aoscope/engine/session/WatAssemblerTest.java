package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatAssemblerTest {
    private static ImageSource text(String text) {
        return new ImageSource("mine.wat", Optional.of("/images/mine.wat"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] source(String fixture) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                WatAssemblerTest.class.getResourceAsStream("/io/aoscope/engine/fixtures/" + fixture + ".wat"))) {
            return in.readAllBytes();
        }
    }

    /** 64-bit memories, imports, tables, many functions with names. */
    @ParameterizedTest
    @ValueSource(strings = {"ok", "counters", "library", "invoke"})
    void aTextBecomesTheBytesThatWabtMakesOfIt(String fixture) throws Exception {
        ImageSource wat = new ImageSource(fixture + ".wat", Optional.empty(), source(fixture));

        assertThat(ImageLoader.load(wat).source().bytes()).isEqualTo(Fixtures.bytes(fixture));
    }

    @Test
    void exceptionsAreAssembled() throws Exception {
        ImageSource wat = new ImageSource("uncaught.wat", Optional.empty(), source("uncaught"));

        assertThat(ImageLoader.load(wat).module().tagTypes()).hasSize(1);
    }

    @Test
    void theAssembledImageRuns() throws Exception {
        ImageSource wat = new ImageSource("ok.wat", Optional.empty(), source("ok"));
        ProcessSession session = new ProcessSession(ImageLoader.load(wat), Fixtures.options());
        session.spawn().runToEnd();

        assertThat(session.begin(MessageDraft.action("Any")).runToEnd().error()).isEmpty();
    }

    @Test
    void aMistakeIsNamedWithItsLineAndColumn() {
        assertThatThrownBy(() -> ImageLoader.load(text("(module\n  (func (result i64)\n    (i64.cons 1)))")))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("/images/mine.wat, line 3, column 6: ")
                .hasMessageContaining("i64.cons")
                .hasMessageContaining("correct the text");
    }

    @Test
    void aTextOfTheWrongTypesIsNamedWithItsPlaceToo() {
        assertThatThrownBy(() -> ImageLoader.load(text(";; typed\n(module (func (result i64) (i32.const 1)))")))
                .hasMessageStartingWith("/images/mine.wat, line 2, column ")
                .hasMessageContaining("type mismatch");
    }

    @Test
    void whatIsNeitherTextNorModuleIsStillNoModule() {
        assertThatThrownBy(() -> ImageLoader.load(text("hello")))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("/images/mine.wat: ");
    }
}
