package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.MessageDraft.Tag;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftWriterTest {
    @Test
    void whatIsWrittenIsReadAsItWas() throws Exception {
        MessageDraft full = new MessageDraft(
                "Inc",
                List.of(new Tag("X", "1"), new Tag("x", "2")),
                "dätä\n",
                Optional.of("from"),
                Optional.of("owner"),
                Optional.of("target"),
                Optional.of("anchor"),
                Optional.of(7L),
                Optional.of("fac"),
                Optional.of(List.of(Value.of(5.0), Value.of(-1))));
        List<MessageDraft> drafts = List.of(full, MessageDraft.action(""), MessageDraft.action("Get"));

        assertThat(DraftReader.read(DraftWriter.write(drafts).toString(), "text"))
                .isEqualTo(drafts);
    }

    @Test
    void whatIsEmptyIsLeftOut() {
        assertThat(DraftWriter.write(MessageDraft.action("Get"))).hasToString("{\"Action\":\"Get\"}");
    }
}
