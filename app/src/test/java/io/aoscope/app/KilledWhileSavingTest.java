package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.SessionFile;
import io.aoscope.engine.debug.time.StoredSession;
import io.aoscope.ui.kit.WholeFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it saves a session over another one. */
final class KilledWhileSavingTest {
    private static final int KILLS = 4;
    /** Bytes of a message, so that writing takes a while. */
    private static final int LARGE = 6 << 20;

    @TempDir
    Path folder;

    @Test
    void theFileIsAWholeSessionWheneverTheProcessIsKilled() throws Exception {
        Path one = saved("one", 1);
        Path other = saved("other", 2);
        Path file = folder.resolve("session.aoscope");
        Files.copy(one, file);
        for (int kill = 1; kill <= KILLS; kill++) {
            killAfter(kill, file, one, other);

            StoredSession stored = SessionFile.decode(Files.readAllBytes(file), "file");
            assertThat(Files.readAllBytes(file)).isIn(Files.readAllBytes(one), Files.readAllBytes(other));
            assertThat(stored.slots()).isEqualTo(2);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToLeavesTheFileAsItWas() throws Exception {
        Path one = saved("one", 1);
        byte[] before = Files.readAllBytes(one);
        Path image = Path.of(Cli.sample("counter-c", folder));
        Path script = folder.resolve("script");
        Files.writeString(script, "save " + folder.resolve("missing/session.aoscope") + "\nsave " + folder + "\n");

        Cli answered = Cli.run("debug", image.toString(), "--script", script.toString());

        assertThat(answered.out().lines().filter(line -> line.contains("\"ok\":false")))
                .hasSize(2)
                .allMatch(line -> line.contains("cannot be written"));
        assertThat(Files.readAllBytes(one)).isEqualTo(before);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).noneMatch(path -> path.toString().endsWith(".part"));
        }
    }

    /** Saves two sessions in turn over a file, for ever, and says so. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        List<byte[]> contents =
                List.of(Files.readAllBytes(Path.of(arguments[1])), Files.readAllBytes(Path.of(arguments[2])));
        for (int turn = 0; ; turn++) {
            WholeFile.write(file, contents.get(turn % 2));
            System.out.println("saved");
        }
    }

    private static void killAfter(int saves, Path... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        KilledWhileSavingTest.class.getName()),
                                Stream.of(arguments).map(Path::toString))
                        .toList())
                .redirectErrorStream(true);
        // With these Java prints a line of its own.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < saves; i++) {
                assertThat(lines.readLine()).isEqualTo("saved");
            }
            process.destroyForcibly();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private Path saved(String name, int seed) throws Exception {
        Path image = Path.of(Cli.sample("counter-c", folder));
        byte[] data = new byte[LARGE];
        new Random(seed).nextBytes(data);
        Path message = folder.resolve(name + ".json");
        Files.writeString(
                message, "{\"action\":\"Inc\",\"data\":\"" + Base64.getEncoder().encodeToString(data) + "\"}");
        Path script = folder.resolve(name + ".script");
        Path file = folder.resolve(name + ".aoscope");
        Files.writeString(script, "save " + file + "\n");
        Cli answered = Cli.run("debug", image.toString(), "--message", "@" + message, "--script", script.toString());
        assertThat(answered.out()).doesNotContain("\"ok\":false");
        return file;
    }
}
