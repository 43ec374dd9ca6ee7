package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.ImportLibrary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessDefinitionTest {
    /** Found by ServiceLoader: answers what the process asks for, or one more than the first argument. */
    public static final class MoreLibrary implements ImportLibrary {
        @Override
        public String name() {
            return "more@1.0";
        }

        @Override
        public Optional<List<Value>> call(String function, List<Value> arguments, Message settings) {
            return Optional.of(List.of(settings.get("always")
                    .orElseGet(
                            () -> Value.of(Long.parseLong(arguments.getFirst().display()) + 1))));
        }
    }

    private static SlotRecord run(String library, String function) throws ImageException, BadDraftException {
        String text = """
            {"device-stack": ["wasi", "WASM-64@1.0"], "passes": 1, "stdlib": {"my_lib": %s},
             "function": "%s", "params": [6, 7]}\
            """.formatted(library, function);
        ProcessDefinition definition = ProcessDefinition.read(text, "p.json", Devices.installed());
        ProcessSession session =
                new ProcessSession(ImageLoader.load(Fixtures.source("library")), Fixtures.options(), definition);
        session.spawn().runToEnd();
        return session.begin(MessageDraft.action("Any")).runToEnd();
    }

    private static String output(SlotRecord slot) {
        assertThat(slot.error()).isEmpty();
        return slot.results().get("wasm/output").orElseThrow().display();
    }

    /** I8. */
    @Test
    void constantsAnswerWhatStandsUnderTheNameOfTheFunction() throws Exception {
        String library = "{\"device\": \"constants\", \"mul\": 41, \"add\": [-3]}";
        assertThat(output(run(library, "mul"))).isEqualTo("[41]");
        assertThat(output(run(library, "add"))).isEqualTo("[-3]");
    }

    /** I3, I8. */
    @Test
    void aFunctionThatTheTableDoesNotHaveIsUndefined() throws Exception {
        SlotRecord slot = run("{\"device\": \"constants@1.0\"}", "mul");
        assertThat(output(slot)).isEqualTo("[0]");
        assertThat(slot.undefinedImports())
                .extracting(UndefinedImport::function)
                .containsExactly("mul");
    }

    /** I8. */
    @Test
    void echoAnswersWithTheArguments() throws Exception {
        assertThat(output(run("{\"device\": \"echo@1.0\"}", "mul"))).isEqualTo("[6]");
    }

    /** I2. */
    @Test
    void theTestDeviceOfHyperbeamMultiplies() throws Exception {
        assertThat(output(run("{\"device\": \"Test-Device@1.0\"}", "mul"))).isEqualTo("[42]");
    }

    /** I8. */
    @Test
    void aLibraryOnTheClassPathAnswersWithItsSettings() throws Exception {
        assertThat(output(run("{\"device\": \"more\"}", "mul"))).isEqualTo("[7]");
        assertThat(output(run("{\"device\": \"more@1.0\", \"always\": 9}", "add")))
                .isEqualTo("[9]");
    }

    /** I8. */
    @Test
    void aConstantThatDoesNotFitTheImportFailsAndSaysSo() throws Exception {
        SlotRecord slot = run("{\"device\": \"constants\", \"mul\": \"x\"}", "mul");
        assertThat(slot.error().orElseThrow().message()).contains("result 1 of mul");
    }

    @Test
    void aKeyOfWasiThatIsNullLeavesWasiAsItIs() throws Exception {
        assertThat(ProcessDefinition.read("{\"wasi\": null}", "p.json", Devices.standard()))
                .isEqualTo(ProcessDefinition.AOS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                 | p.json, line 1",
                "[]                                | a process is a JSON object",
                "{\"device-stack\":\"wasi@1.0\"}     | device-stack is",
                "{\"device-stack\":[\"wasm\"]}       | there is no device wasm; known are dedup@1.0",
                "{\"image\":\"x\"}                   | image is set by AOScope",
                "{\"params\":5}                    | params is 5",
                "{\"stdlib\":{\"my_lib\":\"echo\"}}  | stdlib.my_lib names no device",
                "{\"stdlib\":5}                    | stdlib is 5",
                "{\"a\":{\"b\":[1, -1e400]}}       | a has a number that is too large"
            })
    void whatIsNoProcessIsSaidWithItsPlace(String text, String expected) {
        assertThatThrownBy(() -> ProcessDefinition.read(text, "p.json", Devices.standard()))
                .isInstanceOf(BadDraftException.class)
                .hasMessageStartingWith("p.json")
                .hasMessageContaining(expected);
    }
}
