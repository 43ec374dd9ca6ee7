package io.aoscope.ui.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.session.DefinitionProblem;
import io.aoscope.engine.session.DefinitionProblem.Severity;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.kit.Unasked;
import io.aoscope.ui.model.Respawner;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.process.ProcessViewModel.DeviceRow;
import io.aoscope.ui.process.ProcessViewModel.KeyRow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessViewModelTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.idle());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final ProcessViewModel view =
            new ProcessViewModel(model, new Respawner(model, new Unasked()), Devices.standard());

    private List<String> names() {
        return view.devices().stream().map(DeviceRow::name).toList();
    }

    private List<String> rules() {
        return view.problems().get().stream().map(DefinitionProblem::rule).toList();
    }

    /** Whether something stands in the way of every message. */
    private boolean hopeless() {
        return view.problems().get().stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    @Test
    void itBeginsWithTheProcessThatRuns() {
        assertThat(names()).isEqualTo(Views.STACK);
        assertThat(view.changed().get()).isFalse();
        assertThat(view.json().get()).contains("\"passes\" : 2", "multipass@1.0");
    }

    @Test
    void aDeviceMovesTogetherWithItsPrefixes() {
        view.edit(now -> DefinitionEdits.outputPrefix(now, 2, "mine"));
        view.edit(now -> DefinitionEdits.move(now, 2, -1));

        assertThat(names().subList(0, 3)).containsExactly("wasi@1.0", "wasm-64@1.0", "json-iface@1.0");
        assertThat(view.devices().get(1).output()).isEqualTo("mine");
        assertThat(view.devices().get(2).output()).isEmpty();
        assertThat(view.devices().get(2).inherited()).containsExactly("process", "mine");
    }

    @Test
    void whatIsWrongIsSaidWhileItIsTyped() {
        view.edit(now -> DefinitionEdits.device(now, 0, "wazi"));
        assertThat(rules()).contains("P6");
        assertThat(hopeless()).isTrue();

        view.edit(now -> DefinitionEdits.device(now, 0, "wasi@1.0"));
        view.edit(now -> DefinitionEdits.typed(now, "passes", "two"));
        assertThat(rules()).containsExactly("P8");
    }

    @Test
    void movingADeviceBackIsNoChange() {
        view.edit(now -> DefinitionEdits.move(now, 0, 1));
        assertThat(view.changed().get()).isTrue();

        view.edit(now -> DefinitionEdits.move(now, 0, 1));
        assertThat(view.changed().get()).isFalse();
    }

    @Test
    void theFormFollowsTheJson() {
        view.json().set("{\"device-stack\":[\"wasm-64\"],\"function\":\"malloc\",\"params\":[16]}");

        assertThat(names()).containsExactly("wasm-64@1.0");
        assertThat(view.text("function")).contains("malloc");
        assertThat(view.parameters()).containsExactly("16");
        assertThat(view.functionType().orElseThrow().text()).isEqualTo("[i64] -> [i64]");
        assertThat(view.json().get()).startsWith("{\"device-stack\":[\"wasm-64\"]");
    }

    @Test
    void jsonThatIsNoneIsSaidAndLeavesTheForm() {
        view.json().set("{\"device-stack\":");

        assertThat(view.jsonProblem().get()).contains("line 1", "not JSON");
        assertThat(names()).isEqualTo(Views.STACK);

        view.revert();
        assertThat(view.jsonProblem().get()).isEmpty();
        assertThat(view.json().get()).contains("device-stack");
    }

    @Test
    void theJsonFollowsTheForm() {
        view.key("dedup-subject", "body");
        view.key("offers", "{\"1\":{\"method\":\"PATCH\",\"apple\":7}}");

        assertThat(view.json().get()).contains("\"dedup-subject\" : \"body\"", "\"apple\" : 7");
        assertThat(view.keys())
                .containsExactly(
                        new KeyRow("dedup-subject", "\"body\""),
                        new KeyRow("offers", "{\"1\":{\"method\":\"PATCH\",\"apple\":7}}"));
        view.removeKey("dedup-subject");
        assertThat(view.keys()).extracting(KeyRow::name).containsExactly("offers");
    }

    @Test
    void constantsAreNumbersAndGoWithTheirModule() {
        view.edit(now -> DefinitionEdits.library(now, "my_lib", Optional.of("constants@1.0")));
        view.constant("my_lib", "mul", "42");
        view.constant("my_lib", "add", "[1.5, 2]");
        view.edit(now -> DefinitionEdits.library(now, "my_lib", Optional.of("echo@1.0")));

        assertThat(view.json().get())
                .contains("\"my_lib\" : {", "\"device\" : \"echo@1.0\"", "\"mul\" : 42", "\"add\" : [ 1.5, 2 ]");
        assertThat(rules()).containsExactly("D12");
        view.edit(now -> DefinitionEdits.library(now, "my_lib", Optional.empty()));
        assertThat(view.changed().get()).isFalse();
    }

    @Test
    void stackKeysAreWordsWithCommasOrBlanks() {
        view.edit(now -> DefinitionEdits.words(now, "stack-keys", "init, compute snapshot"));

        assertThat(view.definition().get().keys().get("stack-keys"))
                .contains(ListValue.ofTexts("init", "compute", "snapshot"));
        assertThat(view.text("stack-keys")).contains("init, compute, snapshot");
    }

    @Test
    void theCallPresetNamesAFunctionOfTheImage() {
        view.preset(Preset.CALL);

        assertThat(names()).containsExactly("wasi@1.0", "wasm-64@1.0");
        assertThat(view.definition().get().speaksJson()).isFalse();
        assertThat(view.functions()).contains("handle", "malloc", "free");
        view.preset(Preset.AOS);
        assertThat(view.changed().get()).isFalse();
    }

    @Test
    void everyPresetWouldRun() {
        for (Preset preset : Preset.values()) {
            view.preset(preset);
            assertThat(hopeless()).as(preset.title()).isFalse();
        }
    }

    @Test
    void spawningMakesItTheProcess() {
        view.preset(Preset.DEDUP);
        assertThat(view.changed().get()).isTrue();
        view.spawn();

        assertThat(session.asked()).contains("respawn STANDARD");
        assertThat(session.view().definition()).isEqualTo(view.definition().get());
        assertThat(view.changed().get()).isFalse();
    }

    @Test
    void whatIsEditedStaysWhenAnotherSlotEnds() {
        view.preset(Preset.DEDUP);
        ProcessDefinition edited = view.definition().get();
        session.publish(Views.idle(Views.entry(Views.ok(1, "Inc"))));

        assertThat(view.definition().get()).isEqualTo(edited);
    }

    @Test
    void argumentsAndEnvironmentOfAProgramAreWords() {
        view.wasi("args", "wat2wasm  /in.wat");
        view.wasi("env", "HOME=/ LANG=C");

        assertThat(view.wasi("args")).isEqualTo("wat2wasm /in.wat");
        assertThat(view.json().get())
                .contains("\"device\" : \"wasi@1.0\"", "\"args\" : [ \"wat2wasm\", \"/in.wat\" ]", "\"LANG=C\"");
        view.wasi("args", "");
        view.wasi("env", "");
        assertThat(view.changed().get()).isFalse();
    }
}
