package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aoscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushCommandTest {
    private static final String SERVE = "{\"Action\":\"Serve\",\"Tags\":{\"Peer\":\"${pong}\",\"Count\":\"1\"}}";

    @TempDir
    private Path folder;

    private String image = "";

    @BeforeEach
    void writeTheImage() throws IOException {
        image = Cli.sample("ping-pong", folder);
    }

    @Test
    void whatASlotSendsIsDeliveredAndShownBelowIt() throws IOException {
        Cli cli = Cli.run("push", "ping=" + image, "pong=" + image, "-m", SERVE, "-m", "pong=Score", "--json");

        assertThat(cli.err()).isEmpty();
        assertThat(cli.status()).isZero();
        JsonNode document = cli.json();
        assertThat(document.at("/processes/0/name").asText()).isEqualTo("ping");
        assertThat(document.at("/processes/1/id").asText()).hasSize(43);
        JsonNode serve = document.at("/messages/0");
        assertThat(serve.at("/process").asText()).isEqualTo("ping");
        assertThat(serve.at("/slot/results/data").asText()).isEqualTo("serving");
        JsonNode ping = serve.at("/deliveries/0");
        assertThat(ping.at("/outbox").asText()).isEqualTo("1");
        assertThat(ping.at("/target").asText())
                .isEqualTo(document.at("/processes/1/id").asText());
        assertThat(ping.at("/delivered").asBoolean()).isTrue();
        assertThat(ping.at("/process").asText()).isEqualTo("pong");
        assertThat(ping.at("/slot/action").asText()).isEqualTo("Ping");
        assertThat(ping.at("/deliveries/0/process").asText()).isEqualTo("ping");
        assertThat(ping.at("/deliveries/0/slot/results/data").asText()).isEqualTo("won");
        assertThat(ping.at("/deliveries/0/deliveries").isArray()).isTrue();
        assertThat(ping.at("/deliveries/0/deliveries")).isEmpty();
        assertThat(document.at("/messages/1/slot/results/data").asText()).isEqualTo("1");
    }

    @Test
    void asTextDeliveriesStandIndentedBelowTheirSlot() {
        Cli cli = Cli.run("push", "ping=" + image, "pong=" + image, "-m", SERVE);

        assertThat(cli.out().lines())
                .anyMatch(line -> line.startsWith("ping slot 1  Serve: ok"))
                .anyMatch(line -> line.startsWith("    out 1 -> pong slot 1  Ping: ok"))
                .anyMatch(line -> line.startsWith("        out 1 -> ping slot 2  Pong: ok"));
    }

    @Test
    void aMessageToNobodyHereIsToldAndIsNoFailure() throws IOException {
        String nobody = "N".repeat(43);

        Cli cli = Cli.run("push", "ping=" + image, "-m", SERVE.replace("${pong}", nobody), "--json");

        assertThat(cli.status()).isZero();
        JsonNode delivery = cli.json().at("/messages/0/deliveries/0");
        assertThat(delivery.at("/delivered").asBoolean()).isFalse();
        assertThat(delivery.at("/cause").asText()).isEqualTo("not-here");
        assertThat(delivery.at("/status").asInt()).isEqualTo(404);
        assertThat(delivery.at("/reason").asText()).contains("no process of this session has the id " + nobody);
    }

    @Test
    void anEndlessPushIsStoppedWithStatusOne() throws IOException {
        String message = SERVE.replace("\"1\"", "\"1000\"");

        Cli cli = Cli.run("push", "ping=" + image, "pong=" + image, "-m", message, "--depth", "6", "--json");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.json().findValuesAsText("cause")).containsExactly("limit");
        assertThat(cli.json().at("/messages/0/warnings/0/rule").asText()).isEqualTo("push-endless");
    }

    @Test
    void aScenarioOfTwoProcessesIsPlayedAndChecked() throws IOException {
        Path scenario = scenario(Samples.find("ping-pong").orElseThrow().scenario());

        Cli cli = Cli.run("push", "--scenario", scenario.toString(), "--json");

        assertThat(cli.status()).isZero();
        assertThat(cli.json().at("/messages")).hasSize(3);
        assertThat(cli.json().findValues("differences")).allMatch(JsonNode::isEmpty);
    }

    @Test
    void whatIsNotAsTheScenarioExpectsIsTold() throws IOException {
        String text = Samples.find("ping-pong").orElseThrow().scenario();
        Path scenario = scenario(text.replace("\"ping 1\"", "\"ping 7\"").replace("not-here", "no-target"));

        Cli cli = Cli.run("push", "--scenario", scenario.toString());

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.out().lines())
                .contains(
                        "not as expected: deliveries/1/deliveries/1/data is ping 1, expected ping 7",
                        "not as expected: deliveries/1/undelivered is not-here, expected no-target");
    }

    @Test
    void aDefinitionMakesAProcessItsOwn() throws IOException {
        Path definition = folder.resolve("pong.json");
        Files.writeString(definition, "{\"random-seed\":\"seven\"}");

        Cli plain = Cli.run("push", "ping=" + image, "pong=" + image, "--json");
        Cli own = Cli.run("push", "ping=" + image, "pong=" + image, "--process", "pong=" + definition, "--json");

        assertThat(own.status()).isZero();
        assertThat(own.json().at("/processes/0/id")).isEqualTo(plain.json().at("/processes/0/id"));
        assertThat(own.json().at("/processes/1/id")).isNotEqualTo(plain.json().at("/processes/1/id"));
    }

    @Test
    void aNameThatIsNoProcessIsRefused() {
        assertThat(Cli.run("push", "ping=" + image, "-m", "pong=Get").err())
                .contains("--message: there is no process pong; the processes are ping");
        assertThat(Cli.run("push", "ping=" + image, "-m", SERVE).err())
                .contains("--message: there is no process pong for ${pong}; the processes are ping");
        assertThat(Cli.run("push", "ping=" + image, "--process", "pong=x.json").err())
                .contains("--process: there is no process pong");
        assertThat(Cli.run("push", "ping=" + image, "ping=" + image).err()).contains("there are two processes ping");
    }

    @Test
    void aProcessWithoutNameOrNoneAtAllIsRefused() {
        assertThat(Cli.run("push", image).status()).isEqualTo(2);
        assertThat(Cli.run("push", image).err()).contains("a process needs a name; write NAME=" + image);
        assertThat(Cli.run("push").err()).contains("push needs processes");
    }

    @Test
    void aProcessThatDoesNotStartIsShownAlone() throws IOException {
        Path bad = folder.resolve("bad.json");
        Files.writeString(bad, "{\"passes\":\"two\"}");

        Cli cli = Cli.run("push", "ping=" + image, "pong=" + image, "--process", "pong=" + bad, "-m", SERVE, "--json");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.json().at("/messages")).hasSize(1);
        assertThat(cli.json().at("/messages/0/process").asText()).isEqualTo("pong");
        assertThat(cli.json().at("/messages/0/slot/slot").asInt()).isZero();
        assertThat(cli.json().at("/messages/0/slot/error/message").asText()).contains("passes");
    }

    private Path scenario(String text) throws IOException {
        Files.move(Path.of(image), folder.resolve("ping-pong.wasm"), StandardCopyOption.REPLACE_EXISTING);
        Path file = folder.resolve("scenario.json");
        Files.writeString(file, text);
        return file;
    }
}
