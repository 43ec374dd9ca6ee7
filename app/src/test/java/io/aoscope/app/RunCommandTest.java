package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final String ALICE = "Alice00000000000000000000000000000000000000";

    @TempDir
    private Path folder;

    @Test
    void aProcessCanBeAskedLikeANode() throws Exception {
        String image = Cli.sample("counter-wat", folder);
        String get = "{\"Action\":\"Get\",\"From\":\"" + ALICE + "\"}";
        String[] arguments = {
            "run",
            image,
            "-m",
            "Inc",
            "-m",
            get,
            "--ask",
            "now/results/outbox/1",
            "--ask",
            "compute&slot=1/at-slot",
            "--ask",
            "nothing",
            "--ask",
            "compute&slot=7"
        };

        Cli text = Cli.run(arguments);
        assertThat(text.status()).isZero();
        assertThat(text.out())
                .contains("ask now/results/outbox/1: ok", "\"Action\" : \"Count\"")
                .contains("ask nothing: error", "slot 7 is not scheduled yet; the last is 2");

        String[] cached = Stream.concat(Stream.of(arguments), Stream.of("--cached", "--json", "--ask", "now/snapshot"))
                .toArray(String[]::new);
        JsonNode asked = Cli.run(cached).json().at("/asked");
        assertThat(asked.at("/0/value/action").asText()).isEqualTo("Count");
        assertThat(asked.at("/0/value/Action").isMissingNode()).isTrue();
        assertThat(asked.at("/1/value").asInt()).isEqualTo(1);
        assertThat(asked.at("/2/status").asText()).isEqualTo("error");
        assertThat(asked.at("/3/status").asText()).isEqualTo("exception");
        assertThat(asked.at("/3/value").isNull()).isTrue();
        assertThat(asked.at("/4/value/3/body/$bytes").asInt()).isGreaterThanOrEqualTo(65536);
    }

    @Test
    void theCounterCountsAndAnswersAsOneJsonDocument() throws Exception {
        String image = Cli.sample("counter-wat", folder);

        Cli cli = Cli.run(
                "run",
                image,
                "--message",
                "Inc",
                "--message",
                "Inc",
                "--message",
                "Inc",
                "--message",
                "{\"Action\":\"Get\",\"From\":\"" + ALICE + "\"}",
                "--json");

        assertThat(cli.status()).isZero();
        assertThat(cli.err()).isEmpty();
        JsonNode document = cli.json();
        assertThat(names(document)).containsExactly("image", "process", "profile", "slots");
        assertThat(document.at("/image/path").asText()).isEqualTo(image);
        assertThat(document.at("/image/bytes").asLong()).isEqualTo(Files.size(Path.of(image)));
        assertThat(document.at("/image/sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(document.at("/image/memory64").asBoolean()).isTrue();
        assertThat(document.at("/process/id").asText()).hasSize(43);
        assertThat(document.at("/profile").asText()).isEqualTo("standard");
        assertThat(document.at("/slots")).hasSize(4);
        JsonNode get = document.at("/slots/3");
        assertThat(names(get))
                .containsExactly(
                        "slot",
                        "action",
                        "status",
                        "results",
                        "error",
                        "stdout",
                        "stderr",
                        "instructions",
                        "pages",
                        "milliseconds",
                        "tier",
                        "undefinedImports",
                        "warnings");
        assertThat(get.at("/slot").asInt()).isEqualTo(4);
        assertThat(get.at("/action").asText()).isEqualTo("Get");
        assertThat(get.at("/status").asText()).isEqualTo("ok");
        assertThat(get.at("/results/data").asText()).isEqualTo("3");
        assertThat(get.at("/results/outbox/1/data").asText()).isEqualTo("3");
        assertThat(get.at("/results/outbox/1/target").asText()).isEqualTo(ALICE);
        assertThat(get.at("/results/outbox/1/Action").asText()).isEqualTo("Count");
        assertThat(get.at("/results/patches").isArray()).isTrue();
        assertThat(get.at("/error").isNull()).isTrue();
        assertThat(get.at("/instructions").asLong()).isPositive();
        assertThat(get.at("/pages").asLong()).isPositive();
    }

    @Test
    void anOutboxOfAFailedMessageIsEmptyAndTheErrorSaysWhere() throws Exception {
        String image = Cli.sample("trap", folder);

        Cli cli = Cli.run("run", image, "--message", "Trap", "--message", "Hello", "--json");

        assertThat(cli.status()).isEqualTo(1);
        JsonNode trapped = cli.json().at("/slots/0");
        assertThat(trapped.at("/status").asText()).isEqualTo("error");
        assertThat(trapped.at("/results/data").isNull()).isTrue();
        assertThat(trapped.at("/results/outbox")).isEmpty();
        assertThat(names(trapped.at("/error"))).containsExactly("kind", "message", "device", "pass");
        assertThat(trapped.at("/error/kind").asText()).isEqualTo("trap");
        assertThat(trapped.at("/error/message").asText()).contains("unreachable");
        assertThat(cli.json().at("/slots/1/results/data").asText()).isEqualTo("still here");
    }

    @Test
    void aFileHoldsAnArrayOfMessages() throws Exception {
        String image = Cli.sample("counter-c", folder);
        Path messages = Files.writeString(
                folder.resolve("messages.json"), "[{\"Action\":\"Inc\"},{\"Action\":\"Inc\"},{\"Action\":\"Get\"}]");

        Cli cli = Cli.run("run", image, "--message", "@" + messages, "--json");

        assertThat(cli.json().at("/slots/2/results/data").asText()).isEqualTo("2");
    }

    @Test
    void textWrittenToDescriptor1IsTheSlotsStdout() throws Exception {
        String image = Cli.sample("hello-stdout", folder);

        Cli cli = Cli.run("run", image, "--message", "Hello", "--json");

        assertThat(cli.status()).isZero();
        assertThat(cli.json().at("/slots/0/stdout").asText()).contains("Hello");
    }

    @Test
    void withoutJsonAPersonReadsTheSame() throws Exception {
        String image = Cli.sample("counter-wat", folder);

        Cli cli = Cli.run("run", image, "--message", "Inc");

        assertThat(cli.out()).contains("slot 1  Inc: ok").contains("data    1");
    }

    @Test
    void aFileThatIsNotWasmIsAUsageErrorOfOneLine() throws Exception {
        Path text = Files.writeString(folder.resolve("readme.txt"), "hello");

        Cli cli = Cli.run("run", text.toString(), "--message", "Inc");

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err().lines()).hasSize(1);
        assertThat(cli.err()).startsWith("aoscope: " + text + ": ").contains("text file");
    }

    @Test
    void aMissingFileIsNamed() {
        Cli cli = Cli.run("run", folder.resolve("none.wasm").toString());

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("none.wasm: no such file").hasLineCount(1);
    }

    @Test
    void aMessageThatIsNotJsonIsAUsageError() throws Exception {
        Cli cli = Cli.run("run", Cli.sample("counter-wat", folder), "--message", "{\"Action\":");

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("--message, line 1").contains("not JSON").hasLineCount(1);
    }

    @Test
    void aProcessFileComposesTheStack() throws Exception {
        Path process = folder.resolve("process.json");
        Files.writeString(
                process,
                "{\"device-stack\":[\"wasi\",\"wasm-64\"],\"passes\":1,\"function\":\"malloc\",\"params\":[16]}");

        Cli cli = Cli.run(
                "run", Cli.sample("counter-wat", folder), "--process", process.toString(), "-m", "Any", "--json");

        assertThat(cli.status()).isZero();
        assertThat(cli.json().at("/slots/0/results/data").isNull()).isTrue();
        assertThat(cli.json().at("/slots/0/results/output")).hasSize(1);
        assertThat(cli.json().at("/slots/0/results/output/0").asLong()).isPositive();
    }

    @Test
    void whatAProcessFileWouldNotDoIsSaidAndTheMessagesAreSentNevertheless() throws Exception {
        Path process = folder.resolve("process.json");
        Files.writeString(process, "{\"output-prefix\":\"out\"}");

        Cli cli = Cli.run("run", Cli.sample("counter-wat", folder), "--process", process.toString(), "-m", "Get");

        assertThat(cli.err()).contains("process.json: warning: output-prefix: wasi@1.0 puts its functions", "(D8)");
        assertThat(cli.status()).isZero();
    }

    @Test
    void aMessageNamesTheFunctionAndItsParameters() throws Exception {
        Path process = folder.resolve("process.json");
        Files.writeString(process, "{\"device-stack\":[\"wasm-64\"],\"output-prefixes\":[\"here\"]}");

        Cli cli = Cli.run(
                "run",
                Cli.sample("counter-wat", folder),
                "--process",
                process.toString(),
                "-m",
                "{\"Function\":\"malloc\",\"Parameters\":[16]}",
                "--json");

        assertThat(cli.json().at("/slots/0/action").asText()).isEqualTo("malloc()");
        assertThat(cli.json().at("/slots/0/results/output/0").asLong()).isPositive();
    }

    @Test
    void aProcessFileThatNamesNoDeviceIsAUsageError() throws Exception {
        Path process = folder.resolve("process.json");
        Files.writeString(process, "{\"device-stack\":[\"lua\"]}");

        Cli cli = Cli.run("run", Cli.sample("counter-wat", folder), "--process", process.toString());

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("there is no device lua; known are").hasLineCount(1);
    }

    @Test
    void anUnknownNodeIsAUsageError() throws Exception {
        Cli cli = Cli.run("run", Cli.sample("counter-wat", folder), "--node", "beta");

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("use main or edge").hasLineCount(1);
    }

    @Test
    void anUnknownProfileIsAUsageError() throws Exception {
        Cli cli = Cli.run("run", Cli.sample("counter-wat", folder), "--profile", "loose");

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("use standard or hyperbeam").hasLineCount(1);
    }

    @Test
    void aMemoryBeyondTheLimitOfPagesDoesNotStart() throws Exception {
        String image = Cli.sample("counter-wat", folder);

        Cli cli = Cli.run("run", image, "-m", "Get", "--max-pages", "0", "--json");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.json().at("/slots")).hasSize(1);
        assertThat(cli.json().at("/slots/0/slot").asInt(-1)).isZero();
        assertThat(cli.json().at("/slots/0/error/kind").asText()).isEqualTo("image-not-loadable");
        assertThat(cli.json().at("/slots/0/error/message").asText()).contains("0 are allowed");
    }

    @Test
    void compiledCodeWithALimitThatItDoesNotCountIsRefusedWithTheReason() throws Exception {
        String image = Cli.sample("counter-wat", folder);

        Cli cli = Cli.run("run", image, "-m", "Inc", "--tier", "compiled", "--max-instructions", "5");

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err())
                .contains("stays on the stepping tier: the instructions of a message are limited")
                .contains("use --tier auto or stepping")
                .hasLineCount(1);
    }

    @Test
    void aMessageOfTooManyInstructionsFailsWithTheLimit() throws Exception {
        String image = Cli.sample("counter-wat", folder);

        Cli cli = Cli.run("run", image, "-m", "Inc", "--max-instructions", "200", "--json");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.json().at("/slots/0/error/kind").asText()).isEqualTo("limit");
        assertThat(cli.json().at("/slots/0/error/message").asText())
                .contains("the limit of 200 instructions for a message is reached");
        assertThat(cli.json().at("/slots/0/instructions").asLong()).isEqualTo(200);
    }

    @Test
    void limitsOutOfTheirRangeAreRefused() throws Exception {
        String image = Cli.sample("counter-wat", folder);

        for (String[] limit : new String[][] {
            {"--max-instructions", "0"}, {"--max-call-depth", "0"}, {"--max-pages", "-1"}, {"--operand-stack", "-1"}
        }) {
            Cli cli = Cli.run("run", image, "-m", "Inc", limit[0], limit[1]);
            assertThat(cli.status()).as(limit[0]).isEqualTo(2);
            assertThat(cli.err()).hasLineCount(1);
        }
    }

    @Test
    void compiledCodeAnswersTheSameAndCountsNothing() throws Exception {
        String image = Cli.sample("counter-wat", folder);

        Cli cli = Cli.run("run", image, "-m", "Inc", "-m", "Get", "--tier", "compiled", "--json");

        assertThat(cli.status()).isZero();
        JsonNode get = cli.json().at("/slots/1");
        assertThat(get.at("/results/data").asText()).isEqualTo("1");
        assertThat(get.at("/tier").asText()).isEqualTo("compiled");
        assertThat(get.at("/instructions").isNull()).isTrue();
    }

    @Test
    void anUnknownOptionIsAUsageErrorThatPointsToTheHelp() throws Exception {
        Cli cli = Cli.run("run", Cli.sample("counter-wat", folder), "--mesage", "Inc");

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err())
                .contains("--mesage")
                .contains("aoscope run --help")
                .hasLineCount(1);
    }

    @Test
    void aBlockedProcessOfTheHyperbeamProfileSaysSo() throws Exception {
        String image = Cli.sample("trap", folder);

        Cli cli = Cli.run("run", image, "--profile", "hyperbeam", "-m", "Trap", "-m", "Hello", "--json");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.json().at("/profile").asText()).isEqualTo("hyperbeam");
        assertThat(cli.json().at("/slots/1/error/kind").asText()).isEqualTo("blocked");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
