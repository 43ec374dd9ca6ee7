package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.CachedForm;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An outbox as it was computed and as the cache gave it back, with what produced it. */
final class CasingVector {
    private static final Pattern PRODUCED = Pattern.compile("([\\w.-]+), Eval: (.*)", Pattern.DOTALL);
    private static final String SIGNED_ID = "COM".repeat(14) + "C";

    private CasingVector() {}

    /** What an outbox becomes in the cache. */
    static void cached(Message vector) {
        VectorFields.only("the vector", vector, "fresh", "cached", "produced_by", "name");
        assertThat(CachedForm.of(vector.message("fresh").orElseThrow()))
                .isEqualTo(vector.message("cached").orElseThrow());
    }

    /** The image makes that outbox of that program. */
    static void produced(Message vector) {
        String text = vector.text("produced_by").orElseThrow();
        Matcher produced = PRODUCED.matcher(text);
        if (!produced.matches()) {
            throw VectorFields.unknown("the origin", text);
        }
        Runner runner = new Runner(Profile.HYPERBEAM, VectorModules.bytes(produced.group(1)));
        runner.spawn(signed(Runner.definition()))
                .send(signed(Message.builder()
                        .put("action", "Eval")
                        .put("target", SIGNED_ID)
                        .put("data", produced.group(2))
                        .build()));
        assertThat(runner.failure.map(Failure::message)).isEmpty();
        assertThat(withPlaceholders(runner.state.message("results/outbox").orElseThrow()))
                .isEqualTo(((Message) Vectors.value(
                                Message.of("outbox", vector.get("fresh").orElseThrow())))
                        .get("outbox")
                        .orElseThrow());
    }

    /** The file has placeholders for the ids of the process and of the image. */
    private static Message withPlaceholders(Message message) {
        Message result = Message.EMPTY;
        for (Map.Entry<Key, Value> entry : message.entries().entrySet()) {
            result = result.put(entry.getKey(), placeholder(entry.getKey().text(), entry.getValue()));
        }
        return result;
    }

    private static Value placeholder(String key, Value value) {
        return switch (value) {
            case Binary ignored when key.equals("from-image") -> Binary.of("<image>");
            case Binary ignored when key.equals("from-process") -> Binary.of("<id>");
            case Binary id when id.text().equals(SIGNED_ID) -> Binary.of("<pid>");
            case Message inner -> withPlaceholders(inner);
            case ListValue list ->
                new ListValue(
                        list.items().stream().map(item -> placeholder("", item)).toList());
            default -> value;
        };
    }

    /** As if signed by the one address that aos trusts: that of the process. */
    private static Message signed(Message message) {
        Message commitment = Message.builder()
                .put("commitment-device", "ans104@1.0")
                .put("committer", "OWN".repeat(14) + "O")
                .put("signature", "")
                .build();
        return message.put("commitments", Message.of(SIGNED_ID, commitment));
    }
}
