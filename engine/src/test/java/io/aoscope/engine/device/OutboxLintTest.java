package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.Remark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxLintTest {
    private static final Message PLAIN = Message.of("target", Binary.of("T".repeat(43)));

    private static List<String> told(Message message) {
        return OutboxLint.of(message, Devices.standard()).stream()
                .map(remark -> remark.rule().id() + " at " + remark.place())
                .toList();
    }

    private static Message tags(String... namesAndValues) {
        List<Value> tags = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tags.add(Message.of("name", Binary.of(namesAndValues[i]), "value", Binary.of(namesAndValues[i + 1])));
        }
        return PLAIN.put("tags", new ListValue(tags));
    }

    @Test
    void aPlainMessageIsFine() {
        assertThat(told(PLAIN.put("data", Value.of(5)))).isEmpty();
    }

    @Test
    @Shows({"target-length", "id-of-32-bytes", "no-target"})
    void aTargetThatCannotBeReachedIsTold() {
        assertThat(told(Message.of("target", Binary.of("Foo")))).containsExactly("target-length at target");
        assertThat(told(Message.of("target", Binary.of("T".repeat(32))))).containsExactly("id-of-32-bytes at target");
        assertThat(told(Message.EMPTY)).containsExactly("no-target at target");
        assertThat(told(Message.of("target", Binary.EMPTY))).containsExactly("no-target at target");
    }

    @Test
    void aPatchNeedsNoTargetAndMayHoldAnything() {
        assertThat(told(Message.of("method", Binary.of("PATCH"), "Prices", PLAIN)))
                .isEmpty();
        assertThat(told(Message.of("method", Binary.of("PATCH")))).isEmpty();
        assertThat(told(Message.of("device", Binary.of("patch@1.0")))).isEmpty();
    }

    @Test
    @Shows("unknown-device")
    void aDeviceThatNoNodeHasIsTold() {
        assertThat(told(PLAIN.put("device", Binary.of("foo@1.0")))).containsExactly("unknown-device at device");
    }

    @Test
    @Shows({"function-key", "path-key", "body-key"})
    void keysThatTheReceiverTakesForSomethingElseAreTold() {
        Message message = PLAIN.put("function", Binary.of("f"))
                .put("path", Binary.of("p"))
                .put("body", Binary.of("b"));
        assertThat(told(message))
                .containsExactlyInAnyOrder("function-key at function", "path-key at path", "body-key at body");
    }

    @Test
    @Shows({"tag-not-string", "outbox-case"})
    void valuesThatAreNoStringsAndKeysWithCapitalsAreTold() {
        assertThat(told(PLAIN.put("Count", Value.of(5)).put("x", Binary.of("1"))))
                .containsExactly("tag-not-string at Count", "outbox-case at Count");
    }

    @Test
    @Shows({"outbox-leftovers", "tag-duplicate", "field-tag", "private-key", "tag-empty"})
    void tagsThatAreNotSentAsTheyAreWrittenAreTold() {
        assertThat(told(tags("X", "1"))).containsExactly("outbox-leftovers at tags");
        assertThat(told(tags("X", "1", "x", "2", "Data", "d", "priv-key", "p", "Empty", "")))
                .containsExactly(
                        "outbox-leftovers at tags",
                        "tag-duplicate at x",
                        "field-tag at Data",
                        "private-key at priv-key",
                        "tag-empty at Empty");
    }

    @Test
    @Shows("many-tags")
    void moreThan32TagsAreTold() {
        String[] tags = new String[66];
        for (int i = 0; i < 33; i++) {
            tags[2 * i] = "tag" + i;
            tags[2 * i + 1] = "v";
        }
        assertThat(told(tags(tags))).containsExactly("outbox-leftovers at tags", "many-tags at tags");
    }

    @Test
    void aRemarkSaysWhatStandsThere() {
        assertThat(OutboxLint.of(Message.of("target", Binary.of("Foo")), Devices.standard()))
                .extracting(Remark::message)
                .singleElement()
                .asString()
                .startsWith("it has the target \"Foo\" of 3 bytes: HyperBEAM cannot deliver it");
    }
}
