package io.aoscope.engine.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The processes that a scenario plays with, in its order; none where it is for one process. */
public record Cast(List<Role> roles) {
    /**
     * One process.
     *
     * @param image file of its image, as the scenario names it
     */
    public record Role(String name, String image, ProcessDefinition definition) {}

    public Cast {
        roles = List.copyOf(roles);
    }

    /**
     * Reads the {@code processes} of a scenario: {@code {"ping":{"image":"ping.wasm","process":{…}}}}, where {@code
     * process} is a definition and may be left out.
     *
     * @param label what the text is called in errors
     */
    public static Cast read(String text, String label, Devices devices) throws BadDraftException {
        JsonNode processes = Scenario.parse(text, label).path("processes");
        if (!processes.isMissingNode() && !processes.isObject()) {
            throw new BadDraftException(
                    label + ": processes must be an object; write {\"ping\":{\"image\":\"ping.wasm\"}}");
        }
        List<Role> roles = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : processes.properties()) {
            JsonNode role = entry.getValue();
            String where = label + ", process " + entry.getKey();
            if (!role.path("image").isTextual()) {
                throw new BadDraftException(where + " names no image; write {\"image\":\"ping.wasm\"}");
            }
            ProcessDefinition definition = role.has("process")
                    ? ProcessDefinition.read(role.get("process").toString(), where, devices)
                    : ProcessDefinition.AOS;
            roles.add(new Role(entry.getKey(), role.get("image").textValue(), definition));
        }
        return new Cast(roles);
    }

    /** Whether messages are pushed between its processes. */
    public boolean several() {
        return !roles.isEmpty();
    }
}
