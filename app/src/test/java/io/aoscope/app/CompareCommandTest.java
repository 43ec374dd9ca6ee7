package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aoscope compare} and {@code aoscope minimise}. */
class CompareCommandTest {
    @TempDir
    private Path folder;

    @Test
    void twoCountersThatAnswerAlikeDoNotDiffer() throws Exception {
        Path log = Files.writeString(folder.resolve("log.json"), "[{\"Action\":\"Inc\"},{\"Action\":\"Get\"}]");

        Cli cli = Cli.run(
                "compare",
                log.toString(),
                Cli.sample("counter-wat", folder),
                Cli.sample("counter-c", folder),
                "--json");

        assertThat(cli.status()).isZero();
        assertThat(cli.json().path("same").asBoolean()).isTrue();
        assertThat(cli.json().path("slots").asInt()).isEqualTo(3);
    }

    @Test
    void theFirstSlotThatDiffersIsTold() throws Exception {
        Path log = Files.writeString(folder.resolve("log.json"), "[{\"Action\":\"Inc\"},{\"Action\":\"Trap\"}]");

        Cli cli = Cli.run("compare", log.toString(), Cli.sample("counter-wat", folder), Cli.sample("trap", folder));

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.out()).startsWith("slot 1 (Inc): ");
    }

    @Test
    void aFailingSessionIsMadeSmall() throws Exception {
        String image = Cli.sample("trap", folder);
        Path file = folder.resolve("a.aoscope");
        Path script = Files.writeString(
                folder.resolve("script.txt"),
                "send Hello\nsend {\"Action\":\"Trap\",\"Tags\":{\"a\":\"b\"},\"Data\":\"long\"}\nsave " + file + "\n");
        Cli.run("debug", image, "--script", script.toString());

        Cli cli = Cli.run("minimise", file.toString());

        assertThat(cli.status()).isZero();
        assertThat(cli.json().at("/failure/kind").asText()).isEqualTo("trap");
        assertThat(cli.json().at("/messages").toString()).isEqualTo("[{\"Action\":\"Trap\"}]");
    }

    @Test
    void aDamagedSessionIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("a.aoscope"), "nothing");

        Cli cli = Cli.run("minimise", file.toString());

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("a.aoscope", "not a session");
    }
}
