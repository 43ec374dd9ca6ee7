package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.MessageDraft.Tag;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftReaderTest {
    @Test
    void everyFieldOfAMessageIsRead() throws BadDraftException {
        List<MessageDraft> drafts = DraftReader.read("""
            {"Action":"Inc","Tags":{"X":"1","Y":"2"},"Data":"d","From":"f","Owner":"o","Target":"t",
             "Anchor":"a","Block-Height":7}\
            """, "test");

        assertThat(drafts)
                .containsExactly(new MessageDraft(
                        "Inc",
                        List.of(new Tag("X", "1"), new Tag("Y", "2")),
                        "d",
                        Optional.of("f"),
                        Optional.of("o"),
                        Optional.of("t"),
                        Optional.of("a"),
                        Optional.of(7L)));
    }

    @Test
    void tagsMayBeAListOfNamesAndValues() throws BadDraftException {
        List<MessageDraft> drafts = DraftReader.read(
                "{\"Tags\":[{\"name\":\"A\",\"value\":\"1\"},{\"name\":\"A\",\"value\":\"2\"}]}", "test");

        assertThat(drafts.getFirst().tags()).containsExactly(new Tag("A", "1"), new Tag("A", "2"));
    }

    @Test
    void anArrayHoldsSeveralMessages() throws BadDraftException {
        List<MessageDraft> drafts = DraftReader.read("[{\"Action\":\"Inc\"},{\"Action\":\"Get\"}]", "test");

        assertThat(drafts).containsExactly(MessageDraft.action("Inc"), MessageDraft.action("Get"));
    }

    @Test
    void textThatIsNotJsonIsNamedWithLineAndColumn() {
        assertThatThrownBy(() -> DraftReader.read("{\"Action\":\"Inc\",\n \"Data\":}", "in.json"))
                .isInstanceOf(BadDraftException.class)
                .hasMessageStartingWith("in.json, line 2, column ")
                .hasMessageContaining("not JSON")
                .hasMessageContaining("{\"Action\":\"Inc\"");
    }

    @Test
    void anUnknownFieldIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> DraftReader.read("{\"Acton\":\"Inc\"}", "--message"))
                .hasMessage("--message: unknown field \"Acton\"; a message has Action, Tags, Data, From, Owner, Target,"
                        + " Anchor, Block-Height, Function, Parameters, and everything else goes into Tags");
    }

    @Test
    void aTagThatIsNoStringIsNamedByItsPlace() {
        assertThatThrownBy(() -> DraftReader.read("[{},{\"Tags\":{\"N\":5}}]", "m.json"))
                .hasMessage("m.json, message 2: Tags.N is a number; write it as a string in quotes");
    }

    @Test
    void aFieldWrittenTwiceIsRefused() {
        assertThatThrownBy(() -> DraftReader.read("{\"Data\":\"a\",\"Data\":\"b\"}", "m.json"))
                .isInstanceOf(BadDraftException.class)
                .hasMessageContaining("Data");
    }

    @Test
    void anEmptyTextIsRefusedWithAnExample() {
        assertThatThrownBy(() -> DraftReader.read("", "m.json"))
                .hasMessage("m.json is empty: write a JSON object such as {\"Action\":\"Inc\"}");
    }
}
