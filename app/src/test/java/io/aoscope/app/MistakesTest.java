package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whatever a user gets wrong is told in one line, with the place and what to do. */
class MistakesTest {
    @TempDir
    Path folder;

    private String counter = "";

    @BeforeEach
    void write() throws IOException {
        counter = Cli.sample("counter-wat", folder);
    }

    private static void told(Cli answered, int status, String words) {
        assertThat(answered.status()).isEqualTo(status);
        assertThat(answered.err().lines()).singleElement().asString().isEqualTo("aoscope: " + words);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aFileTooLargeForMemoryIsRefusedByItsSize() throws IOException {
        Path large = folder.resolve("large.wasm");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(3L << 30);
        }

        told(
                Cli.run("check", large.toString()),
                2,
                large
                        + ": cannot be read: 3.0 GiB, and files of 2 GiB or more cannot be read; give the path of the"
                        + " image");
    }

    @Test
    void outputThatIsLostIsAFailure() {
        StringWriter err = new StringWriter();

        int status = Main.run(new StandardOutput(refusing("No space left on device")), new PrintWriter(err), "rules");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly("aoscope: standard output could not be written: No space left on device; what was"
                        + " printed is not complete");
    }

    @Test
    void aReaderThatWantsNoMoreIsNoMistake() {
        StringWriter err = new StringWriter();

        int status = Main.run(new StandardOutput(refusing("Broken pipe")), new PrintWriter(err), "rules");

        assertThat(status).isZero();
        assertThat(err.toString()).isEmpty();
    }

    private static OutputStream refusing(String why) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(why);
            }
        };
    }

    @Test
    void memoryThatDoesNotSufficeIsToldWithHowToGiveMore() {
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err), "rules");

        int status = Main.withinMemory(line.parseArgs("rules"), parsed -> {
            throw new OutOfMemoryError("Java heap space");
        });

        assertThat(status).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("aoscope: this needs more memory than the ")
                .contains("AOSCOPE_OPTS=-Xmx8g");
    }

    @Test
    void aFileWithoutANameIsSaid() {
        told(Cli.run("run", counter, "-m", "@"), 2, "the path of the messages is empty; give the path of a file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--max-pages | -1 | --max-pages is -1; use 0 to 16777216",
                "--max-resident-pages | -1 | --max-resident-pages is -1; use 0 or more",
                "--max-call-depth | 0 | --max-call-depth is 0; use 1 or more",
                "--max-table-entries | -1 | --max-table-entries is -1; use 0 or more",
                "--operand-stack | -1 | --operand-stack is -1; use 0 or more",
                "--max-pages | abc | Invalid value for option '--max-pages': 'abc' is not a whole number; see aoscope"
                        + " run --help",
            })
    void aLimitIsNamedAsItsOptionIs(String option, String value, String words) {
        told(Cli.run("run", counter, option + "=" + value), 2, words);
    }

    @Test
    void aCodeCacheThatIsNoFolderIsRefused() {
        told(
                Cli.run("run", counter, "--code-cache", counter),
                2,
                "--code-cache: " + counter + " is no folder; name the one that code is kept in");
        told(
                Cli.run("cache", "--code-cache", "off"),
                2,
                "--code-cache: off is no folder; name the one that code is kept in");
        Cli below = Cli.run("run", counter, "--code-cache", counter + "/below");
        assertThat(below.status()).isEqualTo(2);
        assertThat(below.err())
                .startsWith("aoscope: --code-cache: " + counter + "/below cannot be made: ")
                .contains("; name a folder that you may write to, or off");
    }

    @Test
    void aCommandThatThereIsNotIsNamed() {
        told(Cli.run("frob", counter), 2, "there is no command frob; see aoscope --help");
    }

    @Test
    void jsonThatEndsTooEarlyIsToldInTheUsersTerms() {
        told(
                Cli.run("run", counter, "-m", "{"),
                2,
                "--message, line 1, column 2: not JSON: Unexpected end-of-input: expected close marker for Object"
                        + " (begun at line 1, column 1); write an object such as {\"Action\":\"Inc\",\"Data\":\"…\"}");
    }

    @Test
    void aScenarioThatIsNoJsonIsToldWithItsLine() throws IOException {
        Path scenario = file("scenario.json", "{\n  \"messages\": ]\n}");

        Cli answered = Cli.run("push", "--scenario", scenario.toString());

        assertThat(answered.status()).isEqualTo(2);
        assertThat(answered.err())
                .startsWith("aoscope: " + scenario + ", line 2, column 15: not JSON: Unexpected character");
    }

    @Test
    void aSessionThatCannotBeSavedIsToldWithTheReason() throws IOException {
        Path missing = folder.resolve("missing").resolve("session.aoscope");
        Path script = file("script", "save " + missing + "\nsave " + folder + "\n");

        Cli answered = Cli.run("debug", counter, "--script", script.toString());

        assertThat(answered.status()).isEqualTo(1);
        assertThat(answered.out().lines())
                .containsExactly(
                        "{\"ok\":false,\"error\":\"" + missing
                                + ": cannot be written: there is no such file or folder; choose another place\"}",
                        "{\"ok\":false,\"error\":\"" + folder
                                + ": cannot be written: this is a folder; choose another place\"}");
    }

    @Test
    void anExportThatIsNotThereIsToldWithThoseThatAre() {
        Cli answered = Cli.run("call", counter, "frob");

        told(answered, 1, counter + " exports no function frob; it has malloc, free, handle");
        assertThat(answered.out()).isEqualToNormalizingNewlines("error Function not found: frob\n");
    }

    @Test
    void aChangeOfWhatIsNowhereIsToldWithWhatThereIs() throws IOException {
        Path script = file("script", "set nothing 5\nswitch nowhere\n");

        assertThat(Cli.run("debug", counter, "-m", "Inc", "--script", script.toString())
                        .out()
                        .lines()
                        .skip(1))
                .containsExactly(
                        "{\"ok\":false,\"error\":\"\\\"nothing\\\" names no bytes, global or local; write u32[address],"
                                + " bytes[address, length], global.name or $0\"}",
                        "{\"ok\":false,\"error\":\"there is no branch nowhere; the branches are main\"}");
    }

    @Test
    void aScenarioWhoseMessagesAreNoListIsRefused() throws IOException {
        Path scenario = file(
                "scenario.json",
                "{\"processes\":{\"a\":{\"image\":\"counter-wat.wasm\"}},\"messages\":{},\"expect\":[{}]}");

        told(
                Cli.run("push", "--scenario", scenario.toString()),
                2,
                scenario + ": messages is no list; write {\"messages\":[{\"Action\":\"Inc\"}],\"expect\":[…]}");
    }

    @Test
    void aNameThatNoFileCanHaveIsTold() throws IOException {
        Path scenario =
                file("scenario.json", "{\"processes\":{\"a\":{\"image\":\"a\\u0000\"}},\"messages\":[],\"expect\":[]}");

        assertThat(Cli.run("push", "--scenario", scenario.toString()).err())
                .startsWith("aoscope: \"a\0\" cannot be a path here (");
        assertThat(Cli.run("run", "a\0.wasm").err()).startsWith("aoscope: \"a\0.wasm\" cannot be a path here (");
        assertThat(Cli.run("run", "a.wasm", "--stdin", "a\0").err()).contains("\"a\0\" cannot be a path here (");
    }

    @Test
    void aNumberThatNoFloatHoldsIsRefused() {
        told(
                Cli.run("run", counter, "-m", "{\"Function\":\"malloc\",\"Parameters\":[1e400]}"),
                2,
                "--message: Parameters has a number that is too large; write one below 1.8e308");
        told(
                Cli.run("call", counter, "malloc", "1e400"),
                2,
                "argument 1: \"1e400\" is larger than any float of a message; write one below 1.8e308");
    }
}
