package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageLoaderTest {
    @Test
    void anImageIsNamedByTheHashOfItsBytes() throws Exception {
        ProcessImage image = ImageLoader.load(Fixtures.source("ok"));

        assertThat(image.sha256()).isEqualTo(ImageLoader.sha256(Fixtures.bytes("ok")));
        assertThat(image.memory64()).isTrue();
    }

    @Test
    void aTruncatedFileNamesTheOffsetWhereItEnds() throws Exception {
        byte[] whole = Fixtures.bytes("ok");
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        ImageException problem = catchThrowableOfType(
                ImageException.class,
                () -> ImageLoader.load(new ImageSource("half.wasm", Optional.of("dir/half.wasm"), half)));

        assertThat(problem.offset()).isPresent();
        assertThat(problem.offset().getAsInt()).isBetween(1, half.length);
        assertThat(problem).hasMessageStartingWith("dir/half.wasm: ").hasMessageContaining("0x");
    }

    @Test
    void aTextFileIsToldFromAnImage() {
        assertRefused("hello, this is not wasm".getBytes(StandardCharsets.UTF_8), "text file");
    }

    @Test
    void aComponentIsToldFromAModule() {
        assertRefused(new byte[] {0, 'a', 's', 'm', 0x0d, 0, 1, 0}, "component");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused(new byte[0], "input: ");
    }

    private static void assertRefused(byte[] bytes, String part) {
        assertThatThrownBy(() -> ImageLoader.load(new ImageSource("input", Optional.of("input"), bytes)))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("input: ")
                .hasMessageContaining(part);
    }
}
