package io.aoscope.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCodeCacheTest {
    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whatIsStoredIsLoadedUnderBothItsNames() {
        FileCodeCache cache = cache(100);
        cache.store("a", "v1", new byte[] {1, 2, 3});

        assertThat(cache.load("a", "v1")).hasValue(new byte[] {1, 2, 3});
        assertThat(cache.load("a", "v2")).isEmpty();
        assertThat(cache.load("b", "v1")).isEmpty();
    }

    @Test
    void anotherVersionTakesThePlaceOfTheOneBefore() {
        FileCodeCache cache = cache(100);
        cache.store("a", "v1", new byte[1]);
        cache.store("a", "v2", new byte[2]);

        assertThat(cache.load("a", "v1")).isEmpty();
        assertThat(cache.load("a", "v2")).hasValue(new byte[2]);
    }

    @Test
    void theImageUnusedForTheLongestTimeGivesWay() {
        FileCodeCache cache = cache(100);
        for (String image : List.of("a", "b")) {
            cache.store(image, "v", new byte[40]);
            now = now.plusSeconds(1);
            cache.load(image, "v");
        }
        now = now.plusSeconds(1);
        cache.load("a", "v");

        cache.store("c", "v", new byte[40]);

        assertThat(cache.load("b", "v")).isEmpty();
        assertThat(cache.load("a", "v")).isPresent();
        assertThat(cache.load("c", "v")).isPresent();
    }

    @Test
    void anEntryLargerThanTheWholeCacheIsNotKept() throws IOException {
        FileCodeCache cache = cache(10);
        cache.store("a", "v", new byte[11]);

        assertThat(cache.entries()).isEmpty();
    }

    @Test
    void clearingLeavesNothing() throws IOException {
        FileCodeCache cache = cache(100);
        cache.store("a", "v", new byte[1]);
        cache.store("b", "v", new byte[1]);
        cache.clear();

        try (Stream<Path> files = Files.list(folder.resolve("code"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsAsIfNothingWereKept() throws IOException {
        Files.writeString(folder.resolve("code"), "a file where the folder should be");
        FileCodeCache cache = cache(100);
        cache.store("a", "v", new byte[1]);

        assertThat(cache.load("a", "v")).isEmpty();
        assertThat(cache.entries()).isEmpty();
    }

    private FileCodeCache cache(long bytes) {
        return new FileCodeCache(folder.resolve("code"), bytes, () -> now);
    }
}
