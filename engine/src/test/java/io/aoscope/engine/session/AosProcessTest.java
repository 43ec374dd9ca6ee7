package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.RealImages;
import io.aoscope.engine.session.MessageDraft.Tag;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HyperBEAM's own aos image as a process: the Lua of its author, end to end. */
class AosProcessTest {
    private static final String HANDLER = """
        Count = 0
        Handlers.add("inc", Handlers.utils.hasMatchingTag("Action", "Inc"), function(msg)
          Count = Count + tonumber(msg.By or 1)
          ao.send({Target = msg.From, Action = "Counted", Data = tostring(Count)})
        end)
        return #Handlers.list\
        """;

    private ProcessSession session;

    @BeforeEach
    void spawn() throws ImageException {
        byte[] bytes = RealImages.bytes("aos-2-pure-xs");
        ProcessImage image = ImageLoader.load(new ImageSource("aos", Optional.empty(), bytes));
        session = new ProcessSession(image, Fixtures.options());
        assertThat(session.spawn().runToEnd().status()).isEqualTo(SlotRecord.Status.OK);
    }

    @Test
    void evalAnswersWhatTheExpressionIs() {
        SlotRecord slot = eval("return 1+1");

        assertThat(slot.results().text("data")).contains("2");
        assertThat(slot.instructions().orElseThrow()).isGreaterThan(70_000_000);
        assertThat(slot.pages()).contains(192L);
    }

    @Test
    void stateIsKeptBetweenMessages() {
        eval("X = 42");
        eval("X = X + 1");

        assertThat(eval("return X").results().text("data")).contains("43");
    }

    @Test
    void aLuaErrorIsAnswered() {
        SlotRecord slot = eval("error('boom')");

        assertThat(slot.status()).isEqualTo(SlotRecord.Status.OK);
        assertThat(slot.results().text("data").orElseThrow()).contains("boom");
    }

    @Test
    void aHandlerAddedIsCalledByItsAction() {
        eval(HANDLER);
        MessageDraft inc = new MessageDraft(
                "Inc",
                List.of(new Tag("By", "5")),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        send(inc);
        SlotRecord slot = send(inc);

        assertThat(slot.results().text("outbox/1/data")).contains("10");
        assertThat(slot.results().text("outbox/1/action")).contains("Counted");
        assertThat(slot.results().text("outbox/1/target")).contains(Actors.OWNER);
    }

    @Test
    void aSnapshotBringsLuasStateBack() {
        eval("X = 42");
        SavedState saved = session.save("42");
        eval("X = 1337");

        session.restore(saved);

        assertThat(eval("return X").results().text("data")).contains("42");
    }

    @Test
    void aSnapshotFileHoldsAllOfIt() throws SnapshotException {
        eval("X = 42");
        byte[] file = SnapshotFile.encode(session.save("42"));
        eval("X = 1337");

        session.restore(session.fitting(SnapshotFile.decode(file, "42"), "42"));

        assertThat(eval("return X").results().text("data")).contains("42");
    }

    private SlotRecord eval(String code) {
        return send(MessageDraft.action("Eval").withData(code));
    }

    private SlotRecord send(MessageDraft draft) {
        return session.begin(draft).runToEnd();
    }
}
