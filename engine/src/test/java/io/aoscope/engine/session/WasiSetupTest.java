package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WasiSetupTest {
    private static final long NOON = 1_767_268_800_000_000_000L;

    private static ProcessDefinition read(String wasi) throws BadDraftException {
        return ProcessDefinition.read("{\"wasi\": " + wasi + "}", "p.json", Devices.installed());
    }

    /** D15. */
    @Test
    void aDefinitionSaysWhatTheImageSees() throws Exception {
        WasiSetup wasi = read("""
            {"args": ["prog", "-v"], "env": {"NAME": "Ada"}, "clock": "2026-01-01T12:00:00Z", "seed": 7,
             "stdin": "typed", "files": {"/Data/in.txt": "text", "bytes": {"base64": "/wA="}}}\
            """).wasi();

        assertThat(wasi)
                .isEqualTo(new WasiSetup(
                        List.of("prog", "-v"),
                        Map.of("NAME", "Ada"),
                        Optional.of(NOON),
                        Optional.of("7"),
                        Map.of(
                                "Data/in.txt",
                                Binary.of("text"),
                                "bytes",
                                Binary.of(new byte[] {(byte) 0xFF, 0}),
                                "dev/stdin",
                                Binary.of("typed"))));
    }

    /** D15. */
    @Test
    void whatIsWrittenBackReadsTheSame() throws Exception {
        ProcessDefinition definition =
                read("{\"args\": [\"p\"], \"clock\": 5, \"files\": {\"b\": {\"base64\": \"/wA=\"}}}");

        assertThat(ProcessDefinition.read(definition.write(), "again", Devices.installed()))
                .isEqualTo(definition);
    }

    /** D15. */
    @Test
    void theProcessHoldsItWhereTheDeviceLooksForIt() throws Exception {
        ProcessSession session = new ProcessSession(
                ImageLoader.load(Fixtures.source("ok")),
                Fixtures.options(),
                read("{\"args\": [\"p\"], \"env\": {\"A\": \"1\"}, \"seed\": \"s\", \"files\": {\"Dir/F\": \"x\"}}"));
        SlotRecord spawned = session.spawn().runToEnd();

        assertThat(spawned.error()).isEmpty();
        assertThat(session.state().text("vfs/Dir/F")).contains("x");
        assertThat(session.state().text("vfs/dev/stdout")).contains("");
        assertThat(session.state().text("wasm/stdlib/wasi_snapshot_preview1/args/1"))
                .contains("p");
        assertThat(session.state().text("wasm/stdlib/wasi_snapshot_preview1/env/1"))
                .contains("A=1");
        assertThat(session.state().text("wasm/stdlib/wasi_snapshot_preview1/device"))
                .contains("WASI@1.0");
        assertThat(session.state().has("wasi")).isFalse();
    }

    /** D15. */
    @Test
    void moreIsJoinedToWhatIsThere() throws Exception {
        ProcessDefinition definition = read("{\"args\": [\"old\"], \"env\": {\"A\": \"1\", \"B\": \"2\"}}")
                .with(new WasiSetup(List.of("new"), Map.of("B", "3"), Optional.of(9L), Optional.empty(), Map.of()));

        assertThat(definition.wasi().arguments()).containsExactly("new");
        assertThat(definition.wasi().environment()).containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "3"));
        assertThat(definition.wasi().clock()).contains(9L);
        assertThat(ProcessDefinition.AOS.with(WasiSetup.NONE)).isSameAs(ProcessDefinition.AOS);
    }

    /** D15. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | p.json: wasi is 7; write {",
                "{\"arg\": []} | wasi.arg means nothing; write args, env",
                "{\"args\": \"x\"} | wasi.args is x; write [",
                "{\"args\": [1]} | wasi.args holds 1; write a string",
                "{\"env\": {\"A=B\": \"\"}} | names a variable",
                "{\"env\": {\"A\": 1}} | wasi.env.A is 1; write a string",
                "{\"clock\": \"noon\"} | wasi.clock is noon; write a time such as",
                "{\"files\": {\"../x\": \"\"}} | wasi.files names \"../x\"; write a path",
                "{\"files\": {\"x\": {\"base64\": \"%\"}}} | wasi.files.x is",
                "{\"files\": {\"x\": 1}} | write its text, or"
            })
    void whatCannotBeReadIsNamedWithTheRemedy(String wasi, String expected) {
        assertThatThrownBy(() -> read(wasi))
                .isInstanceOf(BadDraftException.class)
                .hasMessageContaining(expected);
    }

    /** D16. */
    @Test
    void aProgramRunsToItsExitAndLeavesItsFiles() throws Exception {
        WasiSetup wasi =
                new WasiSetup(List.of("wide"), Map.of("A", "1"), Optional.of(NOON), Optional.empty(), Map.of());
        ProgramRun.Ended ended = ProgramRun.run(
                ImageLoader.load(Fixtures.source("wasi/wide")), Fixtures.options(), ProgramRun.START, wasi);

        assertThat(ended.code()).hasValue(9);
        assertThat(ended.problem()).isEmpty();
        assertThat(ended.record().stdout()).contains("A=1\n", "time " + NOON);
        assertThat(ended.file("g").map(Binary::length)).contains(15);
    }

    /** D16. */
    @Test
    void compiledCodeOfAProgramPrintsTheSame() throws Exception {
        ProcessImage image = ImageLoader.load(Fixtures.source("wasi/files"));
        String stepped = ProgramRun.run(image, Fixtures.options(), ProgramRun.START, WasiSetup.NONE)
                .record()
                .stdout();

        SlotRecord compiled = ProgramRun.run(
                        image, Fixtures.options(TierChoice.COMPILED), ProgramRun.START, WasiSetup.NONE)
                .record();

        assertThat(compiled.tier()).isEqualTo("compiled");
        assertThat(compiled.stdout()).isEqualTo(stepped).contains("gone: No such file");
    }

    /** D16. */
    @Test
    void aProgramThatTrapsHasNoExitCodeButAPlace() throws Exception {
        WasiSetup wasi =
                new WasiSetup(List.of("notes", "panic"), Map.of(), Optional.empty(), Optional.empty(), Map.of());
        ProgramRun.Ended ended = ProgramRun.run(
                ImageLoader.load(Fixtures.source("wasi/notes")), Fixtures.options(), ProgramRun.START, wasi);

        assertThat(ended.code()).isEmpty();
        assertThat(ended.problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("_start trapped: unreachable at 0x"));
    }
}
