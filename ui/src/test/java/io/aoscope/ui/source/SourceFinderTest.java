package io.aoscope.ui.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.ui.source.SourceFinder.Moved;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFinderTest {
    @TempDir
    private Path folder;

    @Test
    void whereOneFileWasFoundOthersOfItsFolderAreToo() throws Exception {
        Path lib = Files.createDirectories(folder.resolve("project/src")).resolve("lib.rs");
        Files.writeString(lib, "lib");
        Files.writeString(lib.resolveSibling("other.rs"), "other");

        Moved moved = Moved.of("/build/1/src/lib.rs", lib);

        assertThat(moved).isEqualTo(new Moved("/build/1/", folder.resolve("project")));
        assertThat(new SourceFinder(Optional.empty(), List.of(moved))
                        .find("/build/1/src/other.rs")
                        .map(SourceText::text))
                .contains("other");
    }

    @Test
    void aFileOfAnotherNameStandsForTheOneThatWasLookedFor() throws Exception {
        Path renamed = Files.writeString(folder.resolve("renamed.c"), "text");

        Moved moved = Moved.of("main.c", renamed);

        assertThat(new SourceFinder(Optional.empty(), List.of(moved))
                        .find("main.c")
                        .map(SourceText::text))
                .contains("text");
    }

    @Test
    void aPathOfAnotherSystemIsNotFoundAndBreaksNothing() {
        assertThat(new SourceFinder(Optional.empty(), List.of()).find("C:\\src\\\0.c"))
                .isEmpty();
    }
}
