package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aoscope debug} as a script uses it. */
class DebugCommandTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    private Path folder;

    private String image = "";

    @BeforeEach
    void image() throws Exception {
        image = Cli.sample("counter-wat", folder);
    }

    @Test
    void eachCommandIsAnsweredByOneLineOfJson() throws Exception {
        List<JsonNode> answers = debug("send Inc", "", "# a remark", "seek s1.p1.wasm-64+0", "step", "where", "locals");

        assertThat(answers)
                .hasSize(5)
                .allSatisfy(answer -> assertThat(answer.path("ok").asBoolean()).isTrue());
        assertThat(answers.get(0).path("at").asText()).isEqualTo("s1.end");
        assertThat(answers.get(0).path("status").asText()).isEqualTo("ok");
        assertThat(answers.get(2).path("at").asText()).isEqualTo("s1.p1.wasm-64+1");
        assertThat(answers.get(3).at("/frames/0/name").asText()).isEqualTo("handle");
        assertThat(answers.get(4).path("locals")).isNotEmpty();
    }

    @Test
    void anErrorIsAnAnswerAndNotTheEnd() throws Exception {
        List<JsonNode> answers =
                debug("fly", "seek tomorrow", "break nowhere", "print 1 +", "step 1", "delete 9", "slots");

        assertThat(answers).hasSize(7);
        assertThat(answers.get(0).path("error").asText()).contains("unknown command fly");
        assertThat(answers.get(1).path("error").asText()).contains("no coordinate");
        assertThat(answers.get(2).path("error").asText()).contains("no function nowhere");
        assertThat(answers.get(3).path("error").asText()).contains("character 4");
        assertThat(answers.get(5).path("error").asText()).contains("no stop point 9");
        assertThat(answers.get(6).path("ok").asBoolean()).isTrue();
        assertThat(run(script("fly")).status()).isEqualTo(1);
        assertThat(run(script("slots")).status()).isZero();
    }

    @Test
    void aCommandThatIsNotWholeSaysWhatIsMissing() throws Exception {
        List<JsonNode> answers = debug(
                "send Inc",
                "break handle if",
                "break handle times x",
                "break handle times 0",
                "seek s1+101%",
                "seek s1+0%",
                "seek s1.p1.wasm-64+3",
                "set u8[0] 256",
                "set u8[0x100000000000] 1",
                "set host 3",
                "disassemble func 1");

        assertThat(answers.get(1).path("error").asText()).contains("if needs an expression");
        assertThat(answers.get(2).path("error").asText()).contains("times needs a number");
        assertThat(answers.get(3).path("error").asText()).contains("times 0");
        assertThat(answers.get(4).path("error").asText()).contains("up to 100%");
        assertThat(answers.get(7).path("error").asText()).contains("256 does not fit into the 1 bytes of u8[0]");
        assertThat(answers.get(8).path("error").asText()).contains("memory has", "bytes at s1.p1.wasm-64+3");
        assertThat(answers.get(9).path("error").asText()).contains("calls nothing of the host");
        assertThat(answers.get(10).path("lines")).isNotEmpty();
    }

    @Test
    void aBreakpointAtALineStopsThereInBothDirectionsAndNamesTheLine() throws Exception {
        image = Cli.sample("counter-c", folder);

        List<JsonNode> answers = debug(
                "break counter.c:13",
                "send Inc",
                "send Get",
                "where",
                "continue",
                "reverse-continue",
                "back-to counter.c:8");

        assertThat(answers.get(0).path("line").asInt()).isEqualTo(13);
        assertThat(answers.get(0).at("/places/0/function").asText()).isEqualTo("handle");
        assertThat(answers.get(1).path("source").asText()).isEqualTo("counter.c:13");
        assertThat(answers.get(3).at("/frames/0/source/file").asText()).isEqualTo("counter.c");
        assertThat(answers.get(3).at("/frames/0/source/line").asInt()).isEqualTo(13);
        assertThat(answers.get(4).path("stop").isNull()).isTrue();
        assertThat(answers.get(5).path("at").asText())
                .isEqualTo(answers.get(2).path("at").asText());
        assertThat(answers.get(6).path("source").asText()).isEqualTo("counter.c:8");
    }

    @Test
    void stepsGoByLineInBothDirections() throws Exception {
        image = Cli.sample("counter-c", folder);

        List<JsonNode> answers = debug(
                "send Inc",
                "seek s1.p1.wasm-64+0",
                "step-over line 2",
                "step line",
                "step-out line",
                "back-over line",
                "back line",
                "back-out line",
                "break counter.c:9",
                "step-over line 5",
                "step-over 2",
                "step lines");

        assertThat(answers.subList(2, 8))
                .extracting(answer -> answer.path("source").asText())
                .containsExactly("counter.c:10", "ao.h:96", "counter.c:10", "counter.c:10", "ao.h:99", "counter.c:9");
        assertThat(answers.get(5).path("at").asText())
                .isEqualTo(answers.get(2).path("at").asText());
        assertThat(answers.get(9).path("source").asText()).isEqualTo("counter.c:15");
        assertThat(answers.get(10).path("function").asText()).isEqualTo("handle");
        assertThat(answers.get(11).path("error").asText())
                .isEqualTo("\"lines\" is not a number of steps; write a number");
    }

    @Test
    void whatTheCompilerInlinedIsSteppedOver() throws Exception {
        image = Cli.sample("counter-rust", folder);

        List<JsonNode> answers = debug(
                "send Inc",
                "seek s1.p1.wasm-64+0",
                "step-over line",
                "step-over line",
                "back-over line",
                "back-over line",
                "step line",
                "step-out line");

        assertThat(answers.subList(2, 8))
                .extracting(answer -> answer.path("source").asText())
                .containsExactly(
                        "counter.rs:16",
                        "counter.rs:17",
                        "counter.rs:16",
                        "counter.rs:15",
                        "ao.rs:65",
                        "counter.rs:16");
    }

    @Test
    void aStepByLineEndsAtAStopPointAndNeedsLines() throws Exception {
        List<JsonNode> without = debug("send Inc", "seek s1.start", "step line");
        image = Cli.sample("counter-c", folder);
        List<JsonNode> answers = debug("send Inc", "seek s1.p1.wasm-64+0", "break begin_reply", "step-over line 9");

        assertThat(without.get(2).path("error").asText()).contains("build it with debug information (-g)");
        assertThat(answers.get(3).at("/stop/location").asText()).isEqualTo("begin_reply");
        assertThat(answers.get(3).path("function").asText()).isEqualTo("begin_reply");
    }

    @Test
    void whatWasSetBeginsABranchAndBackwardsFindsItsBreakpoint() throws Exception {
        List<JsonNode> answers = debug(
                "send Inc",
                "send Inc",
                "break handle once",
                "reverse-continue",
                "set u8[0] 1",
                "branches",
                "switch main",
                "seek s2.end",
                "reverse-continue",
                "stops");

        assertThat(answers.get(3).path("at").asText()).isEqualTo("s2.p1.wasm-64+0");
        assertThat(answers.get(3).at("/stop/location").asText()).isEqualTo("handle");
        assertThat(answers.get(4).path("branch").asText()).isEqualTo("b1");
        assertThat(answers.get(5).path("branches")).hasSize(2);
        assertThat(answers.get(8).path("stop").isNull()).isTrue();
        assertThat(answers.get(9).path("stops")).isEmpty();
    }

    @Test
    void memoryAndGlobalsAreChangedAtTheEndOfASlotAndTheNextMessageBeginsWithThem() throws Exception {
        image = Cli.sample("counter-c", folder);

        List<JsonNode> answers = debug(
                "send Inc",
                "set u64[16568] 41",
                "set global[0] 66000",
                "globals",
                "send Inc",
                "seek s2.p1.wasm-64+0",
                "globals",
                "wrote 16568 8",
                "seek s2.end",
                "print u64[16568]",
                "set $0 1");

        assertThat(answers.get(1).path("branch").asText()).isEqualTo("b1");
        assertThat(answers.get(3).at("/globals/0/value").asText()).isEqualTo("66000");
        assertThat(answers.get(9).path("value").asText()).isEqualTo("42");
        assertThat(answers.get(6).path("globals")).isEqualTo(answers.get(3).path("globals"));
        assertThat(answers.get(7).at("/access/by").asText()).isEqualTo("change");
        assertThat(answers.get(10).path("ok").asBoolean()).isFalse();
    }

    @Test
    void aSavedSessionGoesOn() throws Exception {
        Path file = folder.resolve("a.aoscope");
        debug("send Inc", "send Inc", "save " + file);

        Cli cli = Cli.run(
                "debug",
                image,
                "--session",
                file.toString(),
                "--script",
                script("slots", "wrote 0 1").toString());

        assertThat(cli.err()).isEmpty();
        assertThat(answers(cli).getFirst().path("slots")).hasSize(3);
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void aSessionOfAnotherImageIsRefused() throws Exception {
        Path file = folder.resolve("a.aoscope");
        debug("save " + file);

        Cli cli = Cli.run(
                "debug",
                Cli.sample("trap", folder),
                "--session",
                file.toString(),
                "--script",
                script("slots").toString());

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("another image");
    }

    @Test
    void everyCommandOfTheHelpIsInTheGuide() throws Exception {
        String guide = Files.readString(Path.of("..", "docs", "guide", "debug.md"));
        List<String> names = new ArrayList<>();

        debug("help")
                .getFirst()
                .path("commands")
                .fieldNames()
                .forEachRemaining(usage -> names.add(usage.split(" ", 2)[0]));

        assertThat(names)
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(guide).contains("`" + name));
    }

    private List<JsonNode> debug(String... commands) throws Exception {
        return answers(run(script(commands)));
    }

    private Cli run(Path script) {
        return Cli.run("debug", image, "--script", script.toString());
    }

    private Path script(String... commands) throws Exception {
        return Files.write(folder.resolve("script.txt"), List.of(commands));
    }

    private static List<JsonNode> answers(Cli cli) throws Exception {
        List<JsonNode> answers = new ArrayList<>();
        for (String line : cli.out().lines().toList()) {
            answers.add(MAPPER.readTree(line));
        }
        return answers;
    }
}
