package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void callPrintsTypeAndOutputOfOneExport() throws Exception {
        Cli cli = Cli.run("call", Cli.sample("counter-wat", folder), "malloc", "i64:16", "--json");

        assertThat(cli.status()).isZero();
        assertThat(cli.json().at("/type").asText()).isEqualTo("ok");
        assertThat(cli.json().at("/output")).hasSize(1);
        assertThat(cli.json().at("/output/0").isIntegralNumber()).isTrue();
    }

    @Test
    void callOfAnExportThatIsNotThereFailsWithItsName() throws Exception {
        Cli cli = Cli.run("call", Cli.sample("counter-wat", folder), "fac", "5.0", "--json");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.json().at("/type").asText()).isEqualTo("error");
        assertThat(cli.json().at("/output").asText()).contains("fac");
    }

    @Test
    void callRefusesAnArgumentThatIsNoNumber() throws Exception {
        Cli cli = Cli.run("call", Cli.sample("counter-wat", folder), "malloc", "many");

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("argument 1: \"many\" is not a number").hasLineCount(1);
    }

    @Test
    void callRefusesAnArgumentOfAnotherType() throws Exception {
        Cli cli = Cli.run("call", Cli.sample("counter-wat", folder), "malloc", "f64:1");

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("parameter 1 of malloc is i64").contains("i64:1");
    }

    @Test
    void disassembleOfAFunctionShowsOffsets() throws Exception {
        Cli cli = Cli.run("disassemble", Cli.sample("counter-wat", folder), "handle");

        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("(func $handle").containsPattern("0x[0-9a-f]+.*local\\.get");
    }

    @Test
    void disassembleOfTheImageShowsEveryExport() throws Exception {
        Cli cli = Cli.run("disassemble", Cli.sample("counter-wat", folder));

        assertThat(cli.out())
                .startsWith("(;0x000000;) (module")
                .contains("\"memory\"", "\"malloc\"", "\"free\"", "\"handle\"");
    }

    @Test
    void disassembleOfAnUnknownFunctionNamesSomeThatExist() throws Exception {
        Cli cli = Cli.run("disassemble", Cli.sample("counter-wat", folder), "nothing");

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err())
                .contains("no function \"nothing\"")
                .contains("handle")
                .hasLineCount(1);
    }

    @Test
    void traceShowsEveryPassAndDeviceWithBothSides() throws Exception {
        Cli cli = Cli.run("trace", Cli.sample("counter-wat", folder), "--message", "Inc", "--json");

        assertThat(cli.status()).isZero();
        JsonNode steps = cli.json().at("/steps");
        List<String> devices = new ArrayList<>();
        steps.forEach(step -> devices.add(step.get("pass").asInt() + " "
                + step.get("device").asText() + " " + step.get("answered").asText()));
        assertThat(devices)
                .containsExactly(
                        "1 wasi@1.0 ok",
                        "1 json-iface@1.0 ok",
                        "1 wasm-64@1.0 ok",
                        "1 patch@1.0 not_found",
                        "1 multipass@1.0 pass",
                        "2 wasi@1.0 ok",
                        "2 json-iface@1.0 ok",
                        "2 wasm-64@1.0 ok",
                        "2 patch@1.0 ok",
                        "2 multipass@1.0 ok");
        JsonNode reply = steps.get(6);
        assertThat(reply.at("/before/results/data").isMissingNode()).isTrue();
        assertThat(reply.at("/after/results/data").asText()).isEqualTo("1");
        assertThat(reply.get("microseconds").isIntegralNumber()).isTrue();
    }

    @Test
    void everyCommandHasHelpAndVersion() {
        for (String command : List.of("run", "call", "check", "disassemble", "trace", "open")) {
            assertThat(Cli.run(command, "--help").out()).contains("Usage: aoscope " + command);
            assertThat(Cli.run(command, "--version").out()).startsWith("AOScope 0.");
        }
        assertThat(Cli.run("--help").out()).contains("run", "call", "check", "disassemble", "trace", "open");
        assertThat(Cli.run("--version").out()).startsWith("AOScope 0.").contains("Java 25");
    }

    @Test
    void anImageMayBeGivenAsText() throws Exception {
        Path text = Files.writeString(
                folder.resolve("twice.wat"),
                "(module (func (export \"twice\") (param i64) (result i64)\n"
                        + "  (i64.add (local.get 0) (local.get 0))))");

        assertThat(Cli.run("call", text.toString(), "twice", "21").out()).isEqualTo("ok [42]\n");
    }

    @Test
    void aMistakeInATextIsAUsageErrorWithItsLine() throws Exception {
        Path text = Files.writeString(folder.resolve("bad.wat"), "(module\n  (fun))");

        Cli cli = Cli.run("check", text.toString());

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("bad.wat, line 2, column 4").hasLineCount(1);
    }

    @Test
    void anImageMayBeABundledSample() throws Exception {
        Cli run = Cli.run("run", "sample:counter-wat", "-m", "Inc", "--json");
        Cli push = Cli.run("push", "ping=sample:ping-pong", "pong=sample:ping-pong", "--json");
        String messages = Files.writeString(folder.resolve("log.json"), "[{\"Action\":\"Inc\"}]")
                .toString();
        Cli compare = Cli.run("compare", messages, "sample:counter-wat", "sample:counter-c");

        assertThat(run.json().at("/image/path").asText()).isEqualTo("sample:counter-wat");
        assertThat(run.json().at("/slots/0/results/data").asText()).isEqualTo("1");
        assertThat(push.json().findValuesAsText("name")).containsExactly("ping", "pong");
        assertThat(compare.out()).isEqualTo("no difference in 2 slots\n".replace("\n", System.lineSeparator()));
        assertThat(Cli.run("check", "sample:trap").out()).startsWith("sample:trap");
    }

    @Test
    void aSampleThatThereIsNotIsToldWithThoseThereAre() {
        Cli cli = Cli.run("run", "sample:counter", "-m", "Inc");

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).startsWith("aoscope: no sample \"counter\"; there are counter-wat, counter-c, ");
    }
}
