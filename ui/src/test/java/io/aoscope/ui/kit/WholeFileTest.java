package io.aoscope.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("file");
        WholeFile.write(file, new byte[] {1});
        WholeFile.write(file, new byte[] {2, 3});

        assertThat(WholeFile.read(file)).containsExactly(2, 3);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void whatIsInTheWayIsSaidInWords() {
        Path missing = folder.resolve("missing");

        assertThat(why(() -> WholeFile.read(missing))).isEqualTo("there is no such file or folder");
        assertThat(why(() -> WholeFile.read(folder))).isEqualTo("this is a folder");
        assertThat(why(() -> WholeFile.write(folder, new byte[1]))).isEqualTo("this is a folder");
        assertThat(why(() -> WholeFile.write(missing.resolve("file"), new byte[1])))
                .isEqualTo("there is no such file or folder");
        assertThat(why(() -> {
                    throw new AccessDeniedException("file");
                }))
                .isEqualTo("permission denied");
    }

    @Test
    void aLinkStaysALinkAndWhatItLeadsToIsWritten() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[] {1});
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        WholeFile.write(link, new byte[] {2, 3});

        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(new byte[] {2, 3});
    }

    private interface Work {
        void run() throws IOException;
    }

    private static String why(Work work) {
        return FileProblem.why(catchThrowableOfType(IOException.class, work::run));
    }
}
