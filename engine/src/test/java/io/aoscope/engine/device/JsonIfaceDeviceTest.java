package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aoscope.engine.Shows;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import org.junit.jupiter.api.Test;

class JsonIfaceDeviceTest {
    private final Runner runner = new Runner(Profile.STANDARD, new byte[0]);
    private final Message process = Message.of("device", Binary.of("process@1.0"), "image", Binary.of(Runner.IMAGE_ID));

    private String message(Message body) {
        return message(body, runner.context);
    }

    /** The text that {@code handle} reads of the message. */
    private String message(Message body, DeviceContext context) {
        try {
            return IfaceRequest.of(Message.of("process", process), assignment(body), context)
                    .message();
        } catch (Refused e) {
            throw new AssertionError(e);
        }
    }

    private String problem(Message body) {
        return refused(assignment(body));
    }

    private String refused(Message assignment) {
        return String.valueOf(catchThrowableOfType(
                        Refused.class,
                        () -> IfaceRequest.of(Message.of("process", process), assignment, runner.context))
                .getMessage());
    }

    private static Message assignment(Message body) {
        return Assignment.of("PID", 0, 7, body).toMessage();
    }

    private Message replied(String json) {
        return Message.builder()
                .put("pass", 2)
                .put("output-prefix", "wasm")
                .put("process", process)
                .put("results", Message.of("wasm", Message.of("type", Atom.OK, "output", Binary.of(json))))
                .build();
    }

    private Outcome reply(String json) {
        return new JsonIfaceDevice().resolve("compute", replied(json), Message.EMPTY, runner.context);
    }

    private Message results(String json) {
        return ((Message) ((Outcome.Ok) reply(json)).value()).message("results").orElseThrow();
    }

    private Failure failure(String json) {
        return ((Outcome.Failed) reply(json)).failure();
    }

    /** R1. */
    @Test
    void theMessageHasItsTenFieldsInOrder() {
        assertThat(message(Message.of("action", Binary.of("Eval"), "data", Binary.of("return 1"))))
                .startsWith("{\"Anchor\":\"\",\"Block-Height\":7,\"Data\":\"return 1\",\"From\":\"\",\"Id\":\"")
                .endsWith("\",\"Module\":\"" + Runner.IMAGE_ID + "\",\"Owner\":\"\",\"Signature\":\"\",\"Tags\":"
                        + "[{\"name\":\"Action\",\"value\":\"Eval\"}],\"Target\":\"\"}");
    }

    /** R1. */
    @Test
    void tagNamesAreSpelledLikeHeaders() {
        assertThat(MessageStruct.headerCase("x--y-")).isEqualTo("X-Y");
        assertThat(MessageStruct.headerCase("under_score")).isEqualTo("Under_score");
        assertThat(MessageStruct.headerCase("tag-é")).isEqualTo("Tag-É");
        assertThat(MessageStruct.headerCase("ß-a b")).isEqualTo("Ss-A b");
    }

    /** R1. */
    @Test
    void theTypesOfOtherValuesAreATag() {
        assertThat(message(Message.of("slot", Value.of(4))))
                .contains("[{\"name\":\"Ao-Types\",\"value\":\"slot=\\\"integer\\\"\"},"
                        + "{\"name\":\"Slot\",\"value\":\"4\"}]");
    }

    /** R1. */
    @Test
    void dataThatIsAMessageIsAnObjectWithTheWayItWasRead() {
        assertThat(message(Message.of("data", Message.of("b", Value.of(1)))))
                .containsPattern("\"Data\":\\{\"ao-types\":\"b=\\\\\"integer\\\\\"\",\"b\":\"1\","
                        + "\"priv\":\\{\"hashpath\":\"[\\w-]{43}/data\"}}");
    }

    /** R1. */
    @Test
    void anOriginalSpellingOfTagsIsKept() {
        Message tag = Message.of("name", Binary.of("X-camelCase"), "value", Binary.of("v"));
        Message commitment = Message.of("original-tags", Message.of("1", tag));
        Message body = Message.of("x-camelcase", Binary.of("v"), "commitments", Message.of("C", commitment));
        assertThat(message(body)).contains("\"Tags\":[{\"name\":\"X-camelCase\",\"value\":\"v\"}]");
    }

    /** R18. */
    @Test
    void onEdgeWhatIsInsideAMessageIsALink() {
        DeviceContext edge = runner.context.withProfile(Profile.HYPERBEAM).withVersion(NodeVersion.EDGE);
        Message body = Message.builder()
                .put("data", ListValue.of(Binary.of("a"), Value.of(1)))
                .put("flag", Value.of(true))
                .put("empty", "")
                .build();
        String json = message(body, edge);
        assertThat(json)
                .contains("\"Data\":\"\"")
                .contains(
                        "\"Tags\":[{\"name\":\"Ao-Types\",\"value\":\"flag=\\\"atom\\\"\"},{\"name\":\"Data+link\",\"value\":"
                            + "\"fa9hMAcWOgEUPxloDKoGPz5lZvBOU3Slie5H8uLyIXE\"},{\"name\":\"Empty\",\"value\":\"\"},"
                            + "{\"name\":\"Flag\",\"value\":\"true\"}]");
    }

    /** R18. */
    @Test
    void onEdgeABodyTakesThePlaceOfData() {
        DeviceContext edge = runner.context.withProfile(Profile.HYPERBEAM).withVersion(NodeVersion.EDGE);
        assertThat(message(Message.of("body", Binary.of("b")), edge))
                .contains("\"Data\":\"b\"")
                .contains("\"Tags\":[{\"name\":\"Ao-Data-Key\",\"value\":\"body\"}]");
    }

    /** R3. */
    @Test
    void aTargetOfOddLengthIsRefusedWithItsLength() {
        assertThat(problem(Message.of("target", Binary.of("Foo"))))
                .startsWith("the target \"Foo\" has 3 bytes; a node accepts 43 or 42 characters, or 32 raw bytes");
    }

    /** R3. */
    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirPlace() {
        assertThat(problem(Message.of("data", Binary.of(new byte[] {-1}))))
                .isEqualTo("in the JSON of the message, the string at Data is not UTF-8, and JSON cannot carry it;"
                        + " encode binary data as base64 text");
    }

    /** R3. */
    @Test
    void aMessageThatNamesAnUnknownDeviceIsRefused() {
        assertThat(problem(Message.of("device", Binary.of("foo@1.0")))).startsWith("the body names the device foo@1.0");
    }

    /** R3. */
    @Test
    void anAssignmentWithoutAMessageIsRefused() {
        assertThat(refused(Message.EMPTY)).contains("the assignment has no message in its body");
    }

    /** R4. */
    @Test
    void aCallThatFailedFailsTheMessageToo() {
        Message ran = Message.of("type", Atom.ERROR, "output", Binary.of("Exception: unreachable"));
        Message base = Message.of("pass", Value.of(2), "results", ran);
        Outcome outcome = new JsonIfaceDevice().resolve("compute", base, Message.EMPTY, runner.context);
        Failure failure = ((Outcome.Failed) outcome).failure();
        assertThat(failure.kind()).isEqualTo("trap");
        assertThat(failure.state().text("results/body")).contains("WASM execution error.");
        assertThat(failure.state().text("results/output")).contains("Exception: unreachable");
    }

    /** R6. */
    @Test
    void aReplyThatIsNotJsonIsQuotedWithTheFault() {
        Failure failure = failure("hello");
        assertThat(failure.kind()).isEqualTo("reply-not-json");
        assertThat(failure.message()).startsWith("the reply is not JSON").contains("It begins hello");
        assertThat(failure.state().text("results/body")).contains("JSON error parsing result output.");
    }

    /** R6. */
    @Test
    void aReplyWithoutOkIsRefusedWithItsError() {
        Failure failure = failure("{\"ok\":false,\"error\":\"bad\"}");
        assertThat(failure.kind()).isEqualTo("reply-not-ok");
        assertThat(failure.message()).contains("{\"ok\":true,\"response\":{…}}").endsWith("its error is bad");
    }

    /** R6. */
    @Test
    void theResponseMayBeAStringOfJson() {
        assertThat(results("{\"ok\":true,\"response\":\"{\\\"Output\\\":{\\\"data\\\":1}}\"}")
                        .get("data"))
                .contains(Value.of(1));
    }

    /** R6. */
    @Test
    void theResponseMayBeAStringOfAStringOfJson() {
        assertThat(results("{\"ok\":true,\"response\":\"\\\"{\\\\\\\"Output\\\\\\\":{\\\\\\\"data\\\\\\\":1}}\\\"\"}")
                        .get("data"))
                .contains(Value.of(1));
    }

    /** R17. */
    @Test
    void onHyperbeamAListWithAMessageFurtherBackFailsTheResults() {
        String json = "{\"ok\":true,\"response\":{\"Output\":{\"data\":[1,{\"a\":2}]}}}";
        assertThat(results(json).display()).contains("[1,{\"a\":2}]");
        Message base = replied(json);
        DeviceContext node = runner.context.withProfile(Profile.HYPERBEAM);
        Outcome outcome = new JsonIfaceDevice().resolve("compute", base, Message.EMPTY, node);
        assertThat(((Outcome.Failed) outcome).failure().message())
                .startsWith("in the results of the image, a list that begins with a string");
        assertThat(new JsonIfaceDevice().resolve("compute", base, Message.EMPTY, node.withVersion(NodeVersion.EDGE)))
                .isInstanceOf(Outcome.Ok.class);
    }

    /** R17. */
    @Test
    void onEdgeAMessageInTheResultsMayNotHaveAKeyPriv() {
        Message base = replied("{\"ok\":true,\"response\":{\"Output\":{\"data\":{\"priv\":\"x\"}}}}");
        DeviceContext node = runner.context.withProfile(Profile.HYPERBEAM);
        assertThat(new JsonIfaceDevice().resolve("compute", base, Message.EMPTY, node))
                .isInstanceOf(Outcome.Ok.class);
        Outcome edge =
                new JsonIfaceDevice().resolve("compute", base, Message.EMPTY, node.withVersion(NodeVersion.EDGE));
        assertThat(((Outcome.Failed) edge).failure().message()).contains("the key priv");
    }

    /** R8. */
    @Test
    void theNameOfATagIsUsedAsItIs() {
        String tags = "{\"ok\":true,\"response\":{\"Output\":{\"data\":\"\"},\"Messages\":[{\"Tags\":[{\"name\":%s,"
                + "\"value\":\"v\"}]}]}}";
        assertThat(results(tags.formatted("7"))
                        .message("outbox/1")
                        .orElseThrow()
                        .at(Key.of(7)))
                .contains(Binary.of("v"));
        assertThat(failure(tags.formatted("1.5")).message())
                .isEqualTo("a tag of message 1 has the name 1.5; a name has to be a string");
        Message outbox =
                results(tags.formatted("[\"A\",[104,105]]")).message("outbox/1").orElseThrow();
        assertThat(outbox.at(Key.of("a/hi"))).contains(Binary.of("v"));
    }

    /** R7. */
    @Test
    void anErrorIsTheDataAndNothingIsSent() {
        Message results = results("{\"ok\":true,\"response\":{\"Error\":\"boom\",\"Messages\":[{}]}}");
        assertThat(results.text("data")).contains("boom");
        assertThat(results.get("outbox")).contains(Message.EMPTY);
    }

    /** R7. */
    @Test
    void aResponseWithNeitherIsRefusedWithAnExample() {
        Failure failure = failure("{\"ok\":true,\"response\":{\"Messages\":[]}}");
        assertThat(failure.kind()).isEqualTo("invalid-results");
        assertThat(failure.message()).contains("neither Output.data nor Error").contains("{\"Output\"");
    }

    /** R8. */
    @Test
    void tagsAreLiftedAsSpelledAndTheLastOfAnameCounts() {
        Message results =
                results("{\"ok\":true,\"response\":{\"Output\":{\"data\":\"\"},\"Messages\":[{\"Target\":\"T\","
                        + "\"Tags\":[{\"name\":\"X-A\",\"value\":1},{\"name\":\"X-A\",\"value\":2}]}]}}");
        Message sent = results.message("outbox/1").orElseThrow();
        assertThat(sent.at(Key.of("X-A"))).contains(Value.of(2));
        assertThat(sent.at(Key.of("target"))).contains(Binary.of("T"));
        assertThat(sent.at(Key.of("tags"))).isPresent();
        assertThat(sent.at(Key.of("from-image"))).contains(Binary.of(Runner.IMAGE_ID));
    }

    /** R8. */
    @Test
    void aTagWithoutAValueIsRefusedWithItsMessage() {
        assertThat(failure("{\"ok\":true,\"response\":{\"Output\":{\"data\":\"\"},"
                                + "\"Messages\":[{},{\"Tags\":[{\"name\":\"A\"}]}]}}")
                        .message())
                .isEqualTo("a tag of message 2 has no value: {\"name\":\"A\"}");
    }

    /** R9. */
    @Test
    @Shows("reply-parts-dropped")
    void droppedSpawnsAreWarnedOf() {
        results("{\"ok\":true,\"response\":{\"Output\":{\"data\":\"\"},\"Spawns\":[{}]}}");
        assertThat(runner.events(DeviceEvent.Kind.WARNING))
                .containsExactly("the reply has 1 Spawns, which json-iface@1.0 drops: nothing is spawned");
    }

    @Test
    void otherPassesChangeNothing() {
        Message base = Message.of("pass", Value.of(3));
        assertThat(new JsonIfaceDevice().resolve("compute", base, Message.EMPTY, runner.context))
                .isEqualTo(new Outcome.Ok(base, "nothing to do in pass 3"));
    }

    @Test
    void aListThatDoesNotHoldMessagesIsRefused() {
        assertThat(failure("{\"ok\":true,\"response\":{\"Output\":{\"data\":\"\"},\"Messages\":{}}}")
                        .message())
                .isEqualTo("Messages in the response has to be an array, but is {}");
        assertThat(ListValue.EMPTY.display()).isEqualTo("[]");
    }
}
