package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.Cast.Role;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scenarios of several processes. */
class CastTest {
    private static final Map<String, String> IDS = Map.of("ping", "PING-ID", "pong", "PONG-ID");

    @Test
    void theRolesHaveNamesImagesAndDefinitions() throws BadDraftException {
        Cast cast = cast("""
            {"processes": {"ping": {"image": "a.wasm"}, "pong": {"image": "b.wasm", "process": {"passes": 1}}}}\
            """);

        assertThat(cast.several()).isTrue();
        assertThat(cast.roles()).extracting(Role::name).containsExactly("ping", "pong");
        assertThat(cast.roles()).extracting(Role::image).containsExactly("a.wasm", "b.wasm");
        assertThat(cast.roles().getFirst().definition()).isEqualTo(ProcessDefinition.AOS);
        assertThat(cast.roles().getLast().definition().keys().get("passes")).contains(Value.of(1));
    }

    @Test
    void aScenarioWithoutProcessesIsForOne() throws BadDraftException {
        assertThat(cast("{\"messages\":[],\"expect\":[]}").several()).isFalse();
    }

    @Test
    void aRoleWithoutImageIsRefused() {
        assertThatThrownBy(() -> cast("{\"processes\":{\"ping\":{}}}"))
                .hasMessage("s.json, process ping names no image; write {\"image\":\"ping.wasm\"}");
        assertThatThrownBy(() -> cast("{\"processes\":[]}")).hasMessageStartingWith("s.json: processes must be");
    }

    @Test
    void namesStandForIdsAndReceiversAreTakenOut() throws BadDraftException {
        Scenario scenario = read("""
            {"messages": [{"Process": "pong", "Action": "Hi", "Target": "${ping}"}, {"Action": "Ho"}],
             "expect": [{"data": "${pong}"}, {}]}\
            """);

        assertThat(scenario.receivers()).containsExactly(Optional.of("pong"), Optional.empty());
        assertThat(scenario.messages().getFirst().target()).contains("PING-ID");
        assertThat(scenario.expected().getFirst().text("data")).contains("PONG-ID");
    }

    @Test
    void aNameThatIsNoProcessIsRefused() {
        assertThatThrownBy(() -> read("{\"messages\":[{\"Action\":\"${pang}\"}],\"expect\":[{}]}"))
                .hasMessageContaining("there is no process pang for ${pang}");
        assertThatThrownBy(() -> read("{\"messages\":[{\"Process\":\"pang\"}],\"expect\":[{}]}"))
                .hasMessageContaining("a message is for the process pang");
    }

    private static Cast cast(String text) throws BadDraftException {
        return Cast.read(text, "s.json", Devices.installed());
    }

    private static Scenario read(String text) throws BadDraftException {
        return Scenario.read(text, "s.json", IDS);
    }
}
