package io.aoscope.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Semantics 1.2; the ids are those that HyperBEAM computed. */
class MessageIdsTest {
    private static final String IMAGE = "IMG".repeat(14) + "I";

    private static Message process() {
        return Message.builder()
                .put("device", "process@1.0")
                .put("image", IMAGE)
                .put("type", "Process")
                .build();
    }

    private static Message commitment(String... committer) {
        Message.Builder fields = Message.builder().put("commitment-device", "httpsig@1.0");
        if (committer.length > 0) {
            fields.put("committer", committer[0]);
        }
        return fields.build();
    }

    @Test
    void anUnsignedMessageIsHashedOverItsFieldsInOrder() {
        assertThat(MessageIds.id(process())).isEqualTo("mfIgSt_FyPCzTe02AKhlChXmrmi6JndUgRwRzP60qnQ");
    }

    @Test
    void orderAndCaseOfKeysDoNotMatter() {
        Message other = Message.builder()
                .put("Type", "Process")
                .put("Image", IMAGE)
                .put("Device", "process@1.0")
                .build();
        assertThat(MessageIds.id(other)).isEqualTo(MessageIds.id(process()));
    }

    @Test
    void aNestedMessageIsAPartOfTheBody() {
        Message nested = process().put("image", Message.of("body", Binary.of("x")));
        assertThat(MessageIds.id(nested)).isEqualTo("5gdqNpPu-dRKsxERtfKofXrqiDlUtPe3zBvrtWh_KYw");
    }

    @Test
    void keysThatAreIdsAreOneField() {
        String id = "K".repeat(43);
        Message byId = Message.of(id, Binary.of("a\"b"));
        assertThat(MessageIds.id(byId)).isEqualTo(MessageIds.id(Message.of("ao-ids", Binary.of(id + "=\"a\\\"b\""))));
    }

    @Test
    void aLongFieldIsAPartOfTheBody() {
        Message atLimit = Message.of("k", Binary.of("x".repeat(4096)));
        Message above = Message.of("k", Binary.of("x".repeat(4097)));
        assertThat(new String(HttpMessage.of(Tabm.encode(atLimit), Codec.MAIN).signatureBase(), StandardCharsets.UTF_8))
                .startsWith("\"k\": xxx");
        assertThat(new String(HttpMessage.of(Tabm.encode(above), Codec.MAIN).signatureBase(), StandardCharsets.UTF_8))
                .startsWith("\"content-digest\": sha-256=:");
    }

    @Test
    void aSignedMessageHasTheIdOfItsSignature() {
        Message commitments = Message.of("HASH", commitment(), "SIGNED", commitment("A".repeat(43)));
        Message signed = process().put("commitments", commitments);
        assertThat(MessageIds.id(signed)).isEqualTo("SIGNED");
        assertThat(MessageIds.signers(signed)).hasSize(1);
    }

    @Test
    void twoCommitmentsAreHashedTogetherInOrder() {
        Message one = Message.of("B", commitment(), "A", commitment("A".repeat(43)));
        Message other = Message.of("A", commitment("A".repeat(43)), "B", commitment());
        String both = MessageIds.idOfAllCommitments(process().put("commitments", one));
        assertThat(both)
                .isEqualTo(Base64Url.encode(MessageIds.sha256("A, B".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(MessageIds.idOfAllCommitments(process().put("commitments", other)));
    }

    @Test
    void theUnsignedIdDoesNotDependOnCommitments() {
        Message signed = process().put("commitments", Message.of("X", commitment("A".repeat(43))));
        assertThat(MessageIds.unsignedId(signed)).isEqualTo(MessageIds.unsignedId(process()));
    }

    @Test
    void aHashpathTellsTheWayFromItsBase() {
        Message base = Message.builder()
                .put("device", "json-iface@1.0")
                .put("pass", 1)
                .put("process", process().put("image", Message.of("body", Binary.of("x"))))
                .build();
        assertThat(MessageIds.hashpath(Codec.MAIN, base, "process", "image"))
                .isEqualTo("do9Sn_ak7y-JPBpCzFadhead2cJ1dgcCtn89kdPf4U4/image");
        assertThat(MessageIds.hashpath(Codec.MAIN, base, "process")).isEqualTo(MessageIds.id(base) + "/process");
    }

    @Test
    void spacesAroundAValueAndLineBreaksInItDoNotCountForTheId() {
        String id = MessageIds.unsignedId(Message.of("x", Binary.of("a b")));
        assertThat(MessageIds.unsignedId(Message.of("x", Binary.of("  a\nb ")))).isEqualTo(id);
        assertThat(MessageIds.unsignedId(Message.of("x", Binary.of("\ta b")))).isNotEqualTo(id);
    }

    @Test
    void messagesInsideThatHoldNothingHaveNoId() {
        Message hollow = Message.of("a", Message.of("content-digest", Binary.of("x")));
        assertThatThrownBy(() -> MessageIds.unsignedId(hollow))
                .isInstanceOf(NotEncodableException.class)
                .hasMessageContaining("the messages inside, a, hold nothing that is encoded");
    }

    @Test
    void onEdgeIdsAreMadeOfLinksAndAddedUp() {
        Message message = Message.of("data", Binary.of("return 1"), "action", Binary.of("Eval"));
        assertThat(MessageIds.unsignedId(message, Codec.EDGE)).isNotEqualTo(MessageIds.unsignedId(message));
        // The ids of an empty message and of an empty list, as observed.
        assertThat(MessageIds.id(Message.EMPTY, Codec.EDGE)).isEqualTo("VnYnaoOvankqXk13s502zpiq9PIaqFHDRcIrTNhyqKQ");
        assertThat(Codec.EDGE.encode(Message.of("l", ListValue.EMPTY)).text("l+link"))
                .contains("24Xx7HqIQkRzm3CtNQxfht5RbHTz12N1Ihwm1B0IIFE");
        Message signed = Message.of(
                "commitments", Message.of("A".repeat(42) + "E", Message.EMPTY, "A".repeat(42) + "I", Message.EMPTY));
        assertThat(MessageIds.idOfAllCommitments(signed, Codec.EDGE)).isEqualTo("A".repeat(42) + "M");
    }

    @Test
    void onEdgeAKeySignatureHasToBeBase64Url() {
        assertThatThrownBy(() -> MessageIds.unsignedId(Message.of("signature", Binary.of("\"")), Codec.EDGE))
                .isInstanceOf(NotEncodableException.class)
                .hasMessageContaining("cannot decode");
    }

    /** As observed. */
    @Test
    void onEdgeALinkBesideAKeyOfItsNameIsNotInTheId() {
        Message both = Message.of("Type", Message.EMPTY, "type", Binary.of("b")).put("x", Binary.of("1"));
        assertThat(MessageIds.unsignedId(both, Codec.EDGE)).isEqualTo("CvZj-Y5YGhN1W1VuU8gxgw2E8lYZs-lFhBqNjHxJpQ8");
        Message named = Message.of("type+link", Binary.of("b"), "x", Binary.of("1"));
        assertThat(MessageIds.unsignedId(named, Codec.EDGE)).isEqualTo("CL9cRfhVm5l2V-Bl0ij8M4bZQjcQFwXSL61XSMkARqE");
        Message typed = Message.of("type+link", Atom.TRUE, "x", Binary.of("1"));
        assertThat(MessageIds.unsignedId(typed, Codec.EDGE)).isEqualTo("jkFZQwvLkfn7EFGkbHoVCZx5ehv3v6zCLvwpZXvXXKs");
    }

    /** As observed. */
    @Test
    void onEdgeSpacesInASignatureAreNothing() {
        assertThat(MessageIds.unsignedId(Message.of("signature", Binary.of("return 1")), Codec.EDGE))
                .isEqualTo("BxR8Ifm2YLPL0REmdL7gWzag9yLFXNGSv63awdeX75Y");
    }

    @Test
    void aMessageWhoseNotesAreNoMessageHasNoId() {
        Message noted = Message.of("priv", Binary.of("x"));
        assertThatThrownBy(() -> MessageIds.unsignedId(noted))
                .isInstanceOf(NotEncodableException.class)
                .hasMessage("the key priv, which a node keeps for itself, is x; name the key otherwise");
        assertThat(MessageIds.unsignedId(Message.of("a", noted))).hasSize(43);
        assertThatThrownBy(() -> MessageIds.unsignedId(Message.of("a", ListValue.of(noted)), Codec.EDGE))
                .isInstanceOf(NotEncodableException.class);
        assertThatThrownBy(() -> MessageIds.id(Message.of("commitments", Binary.of("x"))))
                .hasMessage("commitments is x, which is no message");
    }
}
