package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Codec;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.Value;
import org.junit.jupiter.api.Test;

class MessageDeviceTest {
    private static final String ADDRESS = "A".repeat(43);

    private final Runner runner = new Runner(Profile.HYPERBEAM, new byte[0]);

    private static Message request(String path, String key, Value value) {
        return Message.of("path", Binary.of(path), key, value);
    }

    private Value ask(Message base, Message request) {
        return ask(base, request, runner.context);
    }

    private Value ask(Message base, Message request, DeviceContext context) {
        StackRun run = StackRun.of(base, request, request.text("path").orElseThrow(), context);
        return ((StackRun.State.Finished) runner.run(run)).value();
    }

    private Value ask(Message base, String key) {
        return ask(base, Message.of("path", Binary.of(key)));
    }

    private String failure(Message base, Message request) {
        runner.run(StackRun.of(base, request, request.text("path").orElseThrow(), runner.context));
        return runner.failure.orElseThrow().message();
    }

    private static Message signed() {
        Message one = Message.builder()
                .put("commitment-device", "httpsig@1.0")
                .put("committer", ADDRESS)
                .put("committed", ListValue.ofTexts("a", "b"))
                .build();
        Message hash = Message.builder()
                .put("commitment-device", "httpsig@1.0")
                .put("committed", ListValue.ofTexts("a", "b"))
                .build();
        return Message.of("a", Binary.of("1"), "b", Value.of(2))
                .put("commitments", Message.of("S".repeat(43), one, "H".repeat(43), hash));
    }

    /** M1. */
    @Test
    void aKeyAnswersWhatStandsUnderItWhateverItsCase() {
        Message base = Message.of("Color", Binary.of("red"), "private-key", Binary.of("secret"));
        assertThat(ask(base, "cOLOR")).isEqualTo(Binary.of("red"));
        assertThat(failure(base, Message.of("path", Binary.of("private-key"))))
                .isEqualTo("message@1.0 does not answer the key private-key: nothing stands under private-key");
    }

    /** M1. */
    @Test
    void aDeviceThatDoesNotKnowAKeyAnswersLikeAPlainMessage() {
        Message base = Message.of("device", Binary.of("wasi@1.0"), "color", Binary.of("red"));
        assertThat(ask(base, "color")).isEqualTo(Binary.of("red"));
        assertThat(ask(base, "keys")).isEqualTo(ListValue.ofTexts("color", "device"));
    }

    /** M1. */
    @Test
    void multipassAndDedupLeaveOnlyKeysAndSetToTheMessage() {
        Message base = Message.of("device", Binary.of("multipass@1.0"), "color", Binary.of("red"));
        assertThat(ask(base, "keys")).isEqualTo(ListValue.ofTexts("color", "device"));
        assertThat(ask(base, "color")).isEqualTo(base);
    }

    /** M2. */
    @Test
    void keysListsWhatIsNotPrivate() {
        Message base = Message.builder()
                .put("b", "1")
                .put("10", "2")
                .put("private", "3")
                .put("9", "4")
                .build();
        assertThat(ask(base, "keys")).isEqualTo(ListValue.ofTexts("10", "9", "b"));
    }

    /** M3. */
    @Test
    void setChangesOneLevel() {
        Message base = Message.of("a", Message.of("x", Value.of(1)), "gone", Value.of(2));
        Message request = Message.builder()
                .put("path", "set")
                .put("A", Message.of("y", Value.of(2)))
                .put("a/x", "no path")
                .put("gone", Atom.UNSET)
                .put("nothing", Atom.UNDEFINED)
                .put("id", "ignored")
                .put("private", "ignored")
                .build();
        assertThat(ask(base, request))
                .isEqualTo(
                        Message.of("a", Message.of("x", Value.of(1), "y", Value.of(2)), "a/x", Binary.of("no path")));
    }

    /** M3. */
    @Test
    void setInExplicitModePutsAMessageInThePlaceOfAnother() {
        Message base = Message.of("a", Message.of("x", Value.of(1)));
        Message request = request("set", "a", Message.of("y", Value.of(2))).put("set-mode", Binary.of("explicit"));
        assertThat(ask(base, request)).isEqualTo(Message.of("a", Message.of("y", Value.of(2))));
    }

    /** M3. */
    @Test
    void setPathSetsThePath() {
        assertThat(ask(Message.EMPTY, request("set-path", "value", Binary.of("x"))))
                .isEqualTo(Message.of("path", Binary.of("x")));
        DeviceContext edge = runner.context.withVersion(NodeVersion.EDGE);
        assertThat(ask(Message.of("path", Binary.of("x")), request("set-path", "value", Atom.UNSET), edge))
                .isEqualTo(Message.EMPTY);
        assertThat(failure(Message.EMPTY, Message.of("path", Binary.of("set-path"))))
                .isEqualTo("set-path needs a value");
    }

    /** M4. */
    @Test
    void removeTakesAwayKeysSpelledLikeIt() {
        Message base =
                Message.builder().put("a", "1").put("b", "2").put("c", "3").build();
        assertThat(ask(base, request("remove", "item", Binary.of("a")))).isEqualTo(base.remove("a"));
        assertThat(ask(base, request("remove", "item", Binary.of("A")))).isEqualTo(base);
        assertThat(ask(base, request("remove", "items", ListValue.ofTexts("a", "c"))))
                .isEqualTo(Message.of("b", Binary.of("2")));
        assertThat(failure(base, Message.of("path", Binary.of("remove")))).startsWith("remove needs an item");
    }

    /** M5. */
    @Test
    void settingASignedKeyToAnotherValueTakesTheCommitmentsAway() {
        assertThat(ask(signed(), request("set", "a", Binary.of("2"))))
                .isEqualTo(Message.of("a", Binary.of("2"), "b", Value.of(2)));
        assertThat(ask(signed(), request("set", "a", Atom.UNSET))).isEqualTo(Message.of("b", Value.of(2)));
    }

    /** M5. */
    @Test
    void settingAnotherKeyOrTheSameValueLeavesTheCommitments() {
        assertThat(ask(signed(), request("set", "c", Binary.of("2")))).isEqualTo(signed().put("c", Binary.of("2")));
        assertThat(ask(signed(), request("set", "a", Binary.of("1")))).isEqualTo(signed());
        assertThat(ask(signed(), request("remove", "item", Binary.of("a")))).isEqualTo(signed().remove("a"));
    }

    /** M5: of the components of a signature on main. */
    @Test
    void theComponentsOfASignatureAreSigned() {
        Message commitment = Message.builder()
                .put("committer", ADDRESS)
                .put("signature-input", "s=(\"a\" \"@path\" \"content-digest\");alg=\"x\";keyid=\"(\\\"z\\\")\"")
                .build();
        Message base = Message.builder()
                .put("a", "1")
                .put("inner", Message.of("x", Value.of(1)))
                .put("z", "1")
                .put("commitments", Message.of("S".repeat(43), commitment))
                .build();
        assertThat(ask(base, "committed"))
                .isEqualTo(ListValue.ofTexts(
                        "a", "body", "content-digest", "data", "inner", "path", "signature", "signature-input"));
        assertThat(base.set("inner/x", Value.of(2)).has("commitments")).isFalse();
        assertThat(base.set("z", Value.of(2)).has("commitments")).isTrue();
    }

    /** M5: as in a data item of ANS-104. */
    @Test
    void aSignatureThatDoesNotSayWhatItCoversCoversEverything() {
        Message base = Message.of("a", Binary.of("1"), "b", Value.of(2))
                .put("commitments", Message.of("S".repeat(43), Message.of("committer", Binary.of(ADDRESS))));
        assertThat(ask(base, "committed")).isEqualTo(ListValue.ofTexts("a", "b"));
        assertThat(((Message) ask(base, request("set", "b", Value.of(3)))).has("commitments"))
                .isFalse();
        assertThat(((Message) ask(base, request("set", "c", Value.of(3)))).has("commitments"))
                .isTrue();
    }

    /** M5: what is empty is signed with the types. */
    @Test
    void emptyValuesAreSignedWithTheTypes() {
        Message commitment = Message.of("signature-input", Binary.of("s=(\"a\" \"ao-types\")"));
        Message base = Message.builder()
                .put("a", "1")
                .put("e", "")
                .put("l", ListValue.EMPTY)
                .put("z", "1")
                .put("commitments", Message.of("S".repeat(43), commitment))
                .build();
        assertThat(ask(base, "committed"))
                .isEqualTo(ListValue.ofTexts("a", "ao-types", "e", "l", "signature", "signature-input"));
    }

    /** M6. */
    @Test
    void theIdIsThatOfTheCommitmentsAskedFor() {
        Message signed = signed();
        assertThat(ask(signed, "id")).isEqualTo(Binary.of(MessageIds.idOfAllCommitments(signed)));
        assertThat(ask(signed, request("id", "committers", Binary.of("all")))).isEqualTo(Binary.of("S".repeat(43)));
        assertThat(ask(signed, request("id", "committers", ListValue.ofTexts(ADDRESS))))
                .isEqualTo(Binary.of("S".repeat(43)));
        assertThat(ask(signed, request("id", "commitments", Binary.of("none"))))
                .isEqualTo(Binary.of(MessageIds.unsignedId(signed.remove("commitments"))));
        assertThat(failure(signed, request("id", "committers", Binary.of("somebody"))))
                .startsWith("the request names a committer or a commitment that the message does not have");
    }

    /** M6: version edge. */
    @Test
    void onEdgeTheIdIsThatOfTheContent() {
        DeviceContext edge = runner.context.withVersion(NodeVersion.EDGE);
        Message plain = signed().remove("commitments");
        assertThat(ask(signed(), Message.of("path", Binary.of("id")), edge)).isEqualTo(Binary.of("H".repeat(43)));
        assertThat(ask(plain, Message.of("path", Binary.of("id")), edge))
                .isEqualTo(Binary.of(MessageIds.unsignedId(plain, Codec.EDGE)));
    }

    /** M6. */
    @Test
    void whoSignedWhatCanBeAsked() {
        assertThat(ask(signed(), "committers")).isEqualTo(ListValue.ofTexts(ADDRESS));
        assertThat(ask(signed(), "committed")).isEqualTo(ListValue.ofTexts("a", "b"));
        assertThat(ask(Message.EMPTY, "verify")).isEqualTo(Atom.TRUE);
        assertThat(failure(signed(), Message.of("path", Binary.of("verify")))).contains("checks no signatures");
        assertThat(failure(signed(), Message.of("path", Binary.of("commit")))).contains("no wallet");
    }

    /** M6. */
    @Test
    void whatIsNoKeyFails() {
        assertThat(failure(Message.EMPTY, Message.of("path", Binary.of("module-info"))))
                .isEqualTo("the key module-info is a function of the node that cannot be called like this");
    }

    /** Of such a message a node can make no id. */
    @Test
    void commitmentsThatAreNoMessageFail() {
        Message base = Message.of("commitments", Binary.of("x"));
        assertThat(failure(base, request("set", "a", Value.of(1)))).isEqualTo("commitments is x, which is no message");
    }
}
