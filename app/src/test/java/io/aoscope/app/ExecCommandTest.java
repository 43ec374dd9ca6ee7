package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs are those of the engine's tests. */
class ExecCommandTest {
    private static final Path PROGRAMS = Path.of("..", "engine", "src", "test", "resources", "io/aoscope/engine/wasi");

    @TempDir
    private Path folder;

    private static String program(String name) {
        return PROGRAMS.resolve(name + ".wasm").toString();
    }

    @Test
    void aProgramPrintsAndItsExitCodeIsTheStatus() throws Exception {
        Path input = Files.writeString(folder.resolve("in"), "one 1\ntwo 22\n");

        Cli cli = Cli.run(
                "exec",
                "--env",
                "NAME=Ada",
                "--clock",
                "2026-01-01T12:00:00Z",
                "--stdin",
                input.toString(),
                program("surroundings"),
                "-v",
                "--json");

        assertThat(cli.status()).isEqualTo(3);
        assertThat(cli.out())
                .startsWith("argument 0: " + program("surroundings") + "\nargument 1: -v\nargument 2: --json\n")
                .contains("NAME Ada, NONE unset\n", "2 lines, sum 23, last two\n", "now 2026-01-01 12:00:00\n")
                .endsWith("bye\n");
        assertThat(cli.err()).isEqualTo("ending with 3\n");
    }

    @Test
    void theSameSeedGivesTheSameChance() {
        assertThat(chance("a")).isEqualTo(chance("a")).isNotEqualTo(chance("b"));
    }

    private static String chance(String seed) {
        return Cli.run("exec", "--seed", seed, program("surroundings"))
                .out()
                .lines()
                .filter(line -> line.startsWith("chance"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void filesGoInAndComeOut() throws Exception {
        Path store = Files.createDirectories(folder.resolve("old/deep"));
        Files.writeString(store.resolve("kept.txt"), "kept");
        Path out = folder.resolve("out.txt");

        Cli cli = Cli.run(
                "exec",
                "--file",
                "mine=" + folder.resolve("old"),
                "--out",
                "mine/deep/kept.txt=" + out,
                program("files"));

        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("/: ./ ../ dev/ dir/ loop@ mine/\n");
        assertThat(out).hasContent("kept");
    }

    @Test
    void oneJsonDocumentHoldsEverything() throws Exception {
        Cli cli = Cli.run("exec", "--json", program("wide"));

        assertThat(cli.status()).isEqualTo(9);
        assertThat(cli.json().at("/exitCode").asInt()).isEqualTo(9);
        assertThat(cli.json().at("/problem").isNull()).isTrue();
        assertThat(cli.json().at("/stdout").asText()).contains("name of the root 1\n");
        assertThat(cli.json().at("/warnings/0/rule").asText()).isEqualTo("wasi-stub");
    }

    @Test
    void aTrapIsToldBehindWhatWasPrinted() {
        Cli cli = Cli.run("exec", program("notes"), "panic");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.out()).endsWith("1\n");
        assertThat(cli.err()).contains("panicked at 'as asked'", "aoscope: _start trapped: unreachable at 0x");
    }

    @Test
    void onHyperbeamTheFirstOutputWouldHang() {
        Cli cli = Cli.run("exec", "--profile", "hyperbeam", program("wide"));

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.err()).startsWith("aoscope: HyperBEAM would hang here for ever: fd_write");
    }

    @Test
    void whatCannotBeDoneIsSaidInOneLine() throws Exception {
        assertThat(Cli.run("exec", Cli.sample("counter-wat", folder)).err())
                .contains("exports no function _start; name one that takes no parameters with --function")
                .hasLineCount(1);
        assertThat(Cli.run("exec", "--env", "=x", program("wide")).err()).contains("write --env NAME=value");
        assertThat(Cli.run("exec", "--clock", "noon", program("wide")).err()).contains("--clock is noon; write a time");
        assertThat(Cli.run("exec", "--file", "../x=y", program("wide")).err()).contains("--file names \"../x\"");
        assertThat(Cli.run("exec", "--file", "x=" + folder.resolve("none"), program("wide"))
                        .err())
                .contains("no such file");
        assertThat(Cli.run("exec", "--out", "none=" + folder.resolve("o"), program("wide"))
                        .err())
                .contains("the program left no file none");
    }

    @Test
    void messagesCanBeSentToAProcessThatSeesTheSame() throws Exception {
        Path definition = Files.writeString(
                folder.resolve("p.json"),
                "{\"device-stack\":[\"wasi\",\"wasm-64\"],\"passes\":1,\"function\":\"_start\",\"params\":[],"
                        + "\"wasi\":{\"env\":{\"NAME\":\"file\"},\"seed\":\"s\"}}");

        Cli cli = Cli.run(
                "run",
                program("surroundings"),
                "--process",
                definition.toString(),
                "--arg",
                "prog",
                "--env",
                "OTHER=1",
                "--message",
                "Go",
                "--json");

        assertThat(cli.json().at("/slots/0/stdout").asText())
                .startsWith("argument 0: prog\nNAME file, NONE unset\n")
                .contains("now 1970-01-01 00:00:00\n");
    }
}
