package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.ui.workbench.FileCodeCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheCommandTest {
    @TempDir
    private Path folder;

    @Test
    void anEmptyCacheSaysWhereItIs() {
        Cli cli = Cli.run("cache", "--code-cache", folder.toString());

        assertThat(cli.status()).isZero();
        assertThat(cli.out()).isEqualToIgnoringNewLines("0 bytes in " + folder);
    }

    @Test
    void eachImageIsListedWithItsSize() {
        cache().store("0123abcd", "v1", new byte[1234]);

        Cli cli = Cli.run("cache", "--code-cache", folder.toString());

        assertThat(cli.out()).contains("1,234 bytes  0123abcd\n").endsWith("1,234 bytes in " + folder + "\n");
    }

    @Test
    void clearingDeletesTheFiles() throws Exception {
        cache().store("0123abcd", "v1", new byte[1234]);

        Cli cli = Cli.run("cache", "--clear", "--code-cache", folder.toString());

        assertThat(cli.status()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anImageWorthKeepingIsKeptInTheFolderNamedAndNowhereWhereItIsOff() throws Exception {
        Path image = Path.of(Cli.sample("counter-wat", folder));
        byte[] padded = padded(Files.readAllBytes(image));
        Files.write(image, padded);
        Path code = folder.resolve("code");

        Cli off = Cli.run("run", image.toString(), "-m", "Inc", "--tier", "compiled", "--code-cache", "off");
        assertThat(off.status()).isZero();
        assertThat(code).doesNotExist();

        Cli kept = Cli.run("run", image.toString(), "-m", "Inc", "--tier", "compiled", "--code-cache", code.toString());
        assertThat(kept.status()).isZero();
        assertThat(code).isDirectoryContaining("glob:**.code");
    }

    private FileCodeCache cache() {
        return new FileCodeCache(folder, FileCodeCache.DEFAULT_BYTES, InstantSource.system());
    }

    /** An image with a custom section of 64 KiB at its end. */
    private static byte[] padded(byte[] image) {
        byte[] section = {0, (byte) 0x81, (byte) 0x80, 4, 0};
        byte[] padded = Arrays.copyOf(image, image.length + 4 + 0x10001);
        System.arraycopy(section, 0, padded, image.length, section.length);
        return padded;
    }
}
