package io.aoscope.engine.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.message.JsonProblem;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageJson;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Messages to send in order, and what each must come back with. Written as JSON: {@code
 * {"messages":[…],"expect":[…]}}; the samples' README says what an expectation may hold. One of several processes has
 * a {@link Cast}, and its messages say with {@code Process} which of them they are for.
 *
 * @param receivers for each message the name of a process; absent means the first
 * @param expected one for each message
 */
public record Scenario(List<MessageDraft> messages, List<Optional<String>> receivers, List<Message> expected) {
    private static final String RECEIVER = "Process";
    private static final JsonMapper MAPPER = new JsonMapper();

    public Scenario {
        messages = List.copyOf(messages);
        receivers = List.copyOf(receivers);
        expected = List.copyOf(expected);
    }

    /**
     * Reads a scenario.
     *
     * @param label what the text is called in errors
     */
    public static Scenario read(String text, String label) throws BadDraftException {
        JsonNode root = parse(text, label);
        if (!root.path("messages").isArray()) {
            throw new BadDraftException(
                    label + ": messages is no list; write {\"messages\":[{\"Action\":\"Inc\"}],\"expect\":[…]}");
        }
        List<Optional<String>> receivers = new ArrayList<>();
        for (JsonNode message : root.path("messages")) {
            receivers.add(Optional.ofNullable(message.path(RECEIVER).textValue()));
            if (message instanceof ObjectNode fields) {
                fields.remove(RECEIVER);
            }
        }
        List<MessageDraft> messages = DraftReader.read(root.path("messages").toString(), label);
        List<Message> expected = new ArrayList<>();
        for (JsonNode node : root.path("expect")) {
            if (!(MessageJson.fromTree(node) instanceof Message expectation)) {
                throw new BadDraftException(
                        label + ": expectation " + (expected.size() + 1) + " must be a JSON object");
            }
            expected.add(expectation);
        }
        if (expected.size() != messages.size()) {
            throw new BadDraftException(label + ": " + messages.size() + " messages and " + expected.size()
                    + " expectations; write one expectation for each message");
        }
        return new Scenario(messages, receivers, expected);
    }

    /**
     * Reads the scenario of processes that have their ids now.
     *
     * @param ids by name
     */
    public static Scenario read(String text, String label, Map<String, String> ids) throws BadDraftException {
        Scenario scenario = read(ProcessNames.fill(text, ids, label), label);
        for (Optional<String> receiver : scenario.receivers) {
            if (receiver.isPresent() && !ids.containsKey(receiver.get())) {
                throw new BadDraftException(label + ": a message is for the process " + receiver.get()
                        + ", which is none of " + String.join(", ", ids.keySet()));
            }
        }
        return scenario;
    }

    static JsonNode parse(String text, String label) throws BadDraftException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadDraftException(label + JsonProblem.place(e) + ": not JSON: " + JsonProblem.why(e)
                    + "; write {\"messages\":[…],\"expect\":[…]}");
        }
    }
}
