package io.aoscope.engine.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageJson;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages to send in order, and what each must come back with. Written as JSON: {@code
 * {"messages":[…],"expect":[…]}}; the samples' README says what an expectation may hold.
 *
 * @param expected one for each message
 */
public record Scenario(List<MessageDraft> messages, List<Message> expected) {
    private static final JsonMapper MAPPER = new JsonMapper();

    public Scenario {
        messages = List.copyOf(messages);
        expected = List.copyOf(expected);
    }

    /**
     * Reads a scenario.
     *
     * @param label what the text is called in errors
     */
    public static Scenario read(String text, String label) throws DraftReader.BadDraftException {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new DraftReader.BadDraftException(
                    label + ": not JSON: " + e.getOriginalMessage() + "; write {\"messages\":[…],\"expect\":[…]}");
        }
        List<MessageDraft> messages = DraftReader.read(root.path("messages").toString(), label);
        List<Message> expected = new ArrayList<>();
        for (JsonNode node : root.path("expect")) {
            if (!(MessageJson.fromTree(node) instanceof Message expectation)) {
                throw new DraftReader.BadDraftException(
                        label + ": expectation " + (expected.size() + 1) + " must be a JSON object");
            }
            expected.add(expectation);
        }
        if (expected.size() != messages.size()) {
            throw new DraftReader.BadDraftException(label + ": " + messages.size() + " messages and " + expected.size()
                    + " expectations; write one expectation for each message");
        }
        return new Scenario(messages, expected);
    }
}
