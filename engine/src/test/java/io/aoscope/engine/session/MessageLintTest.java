package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.rules.Remark;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageLintTest {
    private static final MessageDraft PLAIN = MessageDraft.action("Inc").withData("1");

    private static List<String> told(MessageDraft draft) {
        return MessageLint.of(draft, Devices.standard()).stream()
                .map(remark -> remark.rule().id() + " at " + remark.place())
                .toList();
    }

    private static MessageDraft addressed(String from, String owner, String target) {
        return new MessageDraft(
                "Inc",
                List.of(),
                "",
                Optional.of(from),
                Optional.of(owner),
                Optional.of(target),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aPlainMessageIsFine() {
        assertThat(told(PLAIN.withTag("Quantity", "5").withTag("Reply-To", "me")))
                .isEmpty();
    }

    @Test
    @Shows({"target-length", "id-of-32-bytes", "owner-of-42"})
    void idsOfOddLengthsAreTold() {
        assertThat(told(addressed("F".repeat(43), "O".repeat(43), "T".repeat(43))))
                .isEmpty();
        assertThat(told(addressed("F".repeat(32), "O".repeat(42), "Foo")))
                .containsExactly("id-of-32-bytes at From", "target-length at Target", "owner-of-42 at Owner");
        assertThat(told(addressed("F", "O", ""))).isEmpty();
    }

    @Test
    @Shows("invalid-utf8")
    void halfASurrogatePairIsTold() {
        assertThat(told(MessageDraft.action("Inc").withData("a\ud800b"))).containsExactly("invalid-utf8 at Data");
        assertThat(told(MessageDraft.action("Inc").withData("\ud83d\ude00"))).isEmpty();
    }

    @Test
    @Shows({"function-key", "path-key", "body-key", "unknown-device"})
    void tagsThatTheNodeTakesForSomethingElseAreTold() {
        assertThat(told(PLAIN.withTag("Body", "b")
                        .withTag("Device", "foo@1.0")
                        .withTag("Function", "f")
                        .withTag("Path", "weird")))
                .containsExactly(
                        "body-key at Tags.Body",
                        "unknown-device at Tags.Device",
                        "function-key at Tags.Function",
                        "path-key at Tags.Path");
        assertThat(told(PLAIN.withTag("Device", "patch@1.0").withTag("Path", "compute")))
                .isEmpty();
    }

    @Test
    @Shows({"field-tag", "private-key", "tag-empty", "tag-case"})
    void tagsThatTheImageDoesNotReadAsWrittenAreTold() {
        assertThat(told(PLAIN.withTag("Data", "d")
                        .withTag("Empty", "")
                        .withTag("priv-key", "p")
                        .withTag("X-CUSTOM-key", "v")))
                .containsExactly(
                        "field-tag at Tags.Data",
                        "tag-empty at Tags.Empty",
                        "private-key at Tags.priv-key",
                        "tag-case at Tags.X-CUSTOM-key");
        assertThat(MessageLint.of(PLAIN.withTag("X-CUSTOM-key", "v"), Devices.standard()))
                .extracting(Remark::message)
                .containsExactly("The image reads the tag X-CUSTOM-key as X-Custom-Key");
    }

    @Test
    @Shows({"tag-duplicate", "tag-order", "many-tags"})
    void namesThatClashOrAreNotSortedAreTold() {
        assertThat(told(PLAIN.withTag("X", "1").withTag("x", "2")))
                .containsExactly("tag-case at Tags.x", "tag-duplicate at Tags.x");
        assertThat(told(PLAIN.withTag("ACTION", "2"))).contains("tag-duplicate at Tags.ACTION");
        assertThat(told(PLAIN.withTag("B", "1").withTag("A", "2"))).containsExactly("tag-order at Tags");
        MessageDraft many = PLAIN;
        for (int i = 0; i < 32; i++) {
            many = many.withTag("Tag" + (char) ('a' + i / 10) + i % 10, "v");
        }
        assertThat(told(many)).containsExactly("many-tags at Tags");
    }
}
