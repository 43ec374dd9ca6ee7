package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
    @TempDir
    private Path folder;

    /** What is true of each sample on HyperBEAM, and nothing else. */
    @ParameterizedTest
    @CsvSource({
        "counter-wat, memory-growth call-depth",
        "counter-c, memory-growth call-depth",
        "counter-rust, memory-growth bulk-memory call-depth",
        "patch, memory-growth call-depth",
        "trap, memory-growth",
        "hello-stdout, wasi-hangs memory-growth call-depth",
        "grow-and-write, wasi-hangs wasi-hangs wasi-stub memory-growth call-depth"
    })
    void samplesAreAcceptedWithoutFalseAlarms(String id, String rules) throws Exception {
        Cli cli = Cli.run("check", Cli.sample(id, folder), "--json");

        assertThat(cli.status()).isZero();
        assertThat(cli.json().at("/accepted").asBoolean()).isTrue();
        assertThat(rules(cli)).containsExactly(rules.split(" "));
    }

    @Test
    void jsonHasTheImageAndEveryFindingWithItsPlace() throws Exception {
        String file = Cli.sample("hello-stdout", folder);

        Cli cli = Cli.run("check", file, "--json");

        assertThat(cli.json().at("/image/path").asText()).isEqualTo(file);
        assertThat(cli.json().at("/image/bytes").asLong()).isEqualTo(Files.size(Path.of(file)));
        assertThat(cli.json().at("/image/sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(cli.json().at("/image/memory64").asBoolean()).isTrue();
        JsonNode hangs = cli.json().at("/findings/0");
        assertThat(hangs.at("/rule").asText()).isEqualTo("wasi-hangs");
        assertThat(hangs.at("/severity").asText()).isEqualTo("warning");
        assertThat(hangs.at("/title").asText()).isEqualTo("A WASI function that hangs");
        assertThat(hangs.at("/message").asText()).contains("wasi_snapshot_preview1.fd_write");
        assertThat(hangs.at("/remedy").asText()).isNotEmpty();
        assertThat(hangs.at("/offset").isIntegralNumber()).isTrue();
        assertThat(hangs.at("/function/index").isIntegralNumber()).isTrue();
        assertThat(hangs.at("/function/name").asText()).isEqualTo("handle");
    }

    @Test
    void textNamesTheVerdictThePlaceAndTheRemedy() throws Exception {
        Cli cli = Cli.run("check", Cli.sample("trap", folder));

        assertThat(cli.status()).isZero();
        assertThat(cli.out())
                .contains("trap.wasm  1,437 bytes, 64-bit memory")
                .contains("HyperBEAM runs this image, with differences to know (1 warning)")
                .contains("warning  Memory that can grow (memory-growth)")
                .containsPattern("0x[0-9a-f]+ in reserve: The image can grow its memory")
                .contains("Remedy: Declare all the memory");
    }

    @Test
    void anImageThatHyperbeamRefusesEndsWithStatus1() throws Exception {
        // Imports a global.
        Path file = write("0061736d01000000 02 08 01 01 65 01 67 03 7e 00");

        Cli cli = Cli.run("check", file.toString(), "--json");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.json().at("/accepted").asBoolean(true)).isFalse();
        assertThat(rules(cli)).startsWith("import-kind");
        assertThat(cli.json().at("/findings/0/offset").asInt()).isEqualTo(8);
        assertThat(cli.json().at("/findings/0/function").isNull()).isTrue();
    }

    @Test
    void anImageCutShortIsReportedWithWhatIsKnownOfIt() throws Exception {
        Path whole = Path.of(Cli.sample("trap", folder));
        Path file = folder.resolve("cut.wasm");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(whole), 200));

        Cli cli = Cli.run("check", file.toString(), "--json");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(rules(cli)).containsExactly("malformed");
        assertThat(cli.json().at("/image/bytes").asInt()).isEqualTo(200);
        assertThat(cli.json().at("/image/memory64").isNull()).isTrue();
    }

    @Test
    void aFileThatIsNoWebAssemblyIsBadUsage() throws Exception {
        Path file = folder.resolve("text.wasm");
        Files.write(file, "hello".getBytes(StandardCharsets.US_ASCII));

        Cli text = Cli.run("check", file.toString());
        Cli missing = Cli.run("check", folder.resolve("missing.wasm").toString());

        assertThat(text.status()).isEqualTo(2);
        assertThat(text.err())
                .contains("text.wasm: at 0x0: magic header not detected: this is a text file")
                .hasLineCount(1);
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("missing.wasm: no such file");
    }

    @Test
    void messagesAreLookedAtWithoutBeingSent() throws Exception {
        String image = Cli.sample("counter-wat", folder);

        Cli fine = Cli.run("check", image, "-m", "Inc");
        Cli odd = Cli.run("check", image, "-m", "Inc", "-m", "{\"Action\":\"Get\",\"Target\":\"Foo\"}");
        Cli json = Cli.run("check", image, "-m", "{\"Tags\":{\"X-CUSTOM-key\":\"v\"}}", "--json");

        assertThat(fine.status()).isZero();
        assertThat(fine.out()).contains("message 1  Inc: nothing to remark");
        assertThat(odd.status()).isEqualTo(1);
        assertThat(odd.out())
                .contains("message 2  Get")
                .contains("error   The target has 3 bytes")
                .contains("(target-length)")
                .contains("Remedy: Give the id of a process");
        assertThat(json.status()).isZero();
        assertThat(json.json().at("/messages/0/remarks/0/rule").asText()).isEqualTo("tag-case");
        assertThat(json.json().at("/messages/0/remarks/0/place").asText()).isEqualTo("Tags.X-CUSTOM-key");
    }

    @Test
    void aFileCompiledAheadOfTimeIsNoWebAssemblyButIsTold() throws Exception {
        Cli cli = Cli.run("check", write("00616f74 03000000").toString(), "--json");

        assertThat(cli.status()).isZero();
        assertThat(rules(cli)).containsExactly("aot");
    }

    private Path write(String hex) throws Exception {
        return Files.write(folder.resolve("image.wasm"), HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static List<String> rules(Cli cli) throws Exception {
        List<String> rules = new ArrayList<>();
        cli.json()
                .get("findings")
                .forEach(finding -> rules.add(finding.get("rule").asText()));
        return rules;
    }

    @Test
    void messagesAreCheckedWithoutAnImage() throws Exception {
        Cli cli =
                Cli.run("check", "--json", "-m", "{\"Action\":\"Eval\",\"Target\":\"Foo\",\"Tags\":{\"path\":\"x\"}}");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.json().at("/image").isNull()).isTrue();
        assertThat(cli.json().at("/accepted").isNull()).isTrue();
        assertThat(ids(cli.json().at("/messages/0/remarks"))).containsExactly("target-length", "path-key", "tag-case");
        assertThat(Cli.run("check", "-m", "Get").status()).isZero();
    }

    @Test
    void aReplyIsCheckedWithItsOutboxAndItsPatches() throws Exception {
        String reply = """
            {"ok":true,"response":{"Output":{"data":"x"},"Messages":[
              {"Target":"T","Data":"1","Tags":[{"name":"X","value":3}]},
              {"method":"PATCH","type":"M","device-stack":"d"}]}}\
            """;
        Cli cli = Cli.run("check", "--json", "-r", reply);

        assertThat(cli.status()).isEqualTo(1);
        assertThat(ids(cli.json().at("/replies/0/remarks")))
                .contains("target-length", "tag-not-string", "patch-overwrites");
        Cli fine = Cli.run("check", "-r", "{\"ok\":true,\"response\":{\"Output\":{\"data\":\"\"},\"Messages\":[]}}");
        assertThat(fine.status()).isZero();
        assertThat(fine.out()).contains("reply 1: nothing to remark");
    }

    @Test
    void aReplyIsReadFromAFileAsBytes() throws Exception {
        Path file = Files.write(folder.resolve("reply"), HexFormat.of().parseHex("7b226f6b223a747275652c22ff223a317d"));
        Cli cli = Cli.run("check", "--reply", "@" + file);

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.out())
                .contains("json-iface@1.0 fails on the reply: the reply is not JSON: the text is not UTF-8");
    }

    @Test
    void aProcessDefinitionIsCheckedWithAndWithoutAnImage() throws Exception {
        Path file = Files.writeString(
                folder.resolve("process.json"),
                "{\"device-stack\":[\"wasm-64\",\"json-iface\",\"multipass\"],\"passes\":2}");
        Cli alone = Cli.run("check", "--json", "--process", file.toString());

        assertThat(alone.status()).isZero();
        assertThat(alone.json().at("/process/0/rule").asText()).isEqualTo("D9");
        assertThat(alone.json().at("/process/0/severity").asText()).isEqualTo("warning");
        Cli both = Cli.run("check", Cli.sample("patch", folder), "--process", file.toString());
        assertThat(both.out()).contains("HyperBEAM runs this image").contains("process\n  warning device-stack/2: ");
    }

    @Test
    void nothingToCheckIsWrongUsage() {
        Cli cli = Cli.run("check");

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("give an IMAGE, --process, --message or --reply");
    }

    private static List<String> ids(JsonNode remarks) {
        List<String> rules = new ArrayList<>();
        remarks.forEach(remark -> rules.add(remark.at("/rule").asText()));
        return rules;
    }
}
