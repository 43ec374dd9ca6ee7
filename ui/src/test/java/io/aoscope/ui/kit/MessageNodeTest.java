package io.aoscope.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.ui.kit.MessageNode.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageNodeTest {
    @Test
    void keysAreMarkedAsSameAddedRemovedOrChanged() {
        Message before = Message.of("same", Value.of(1), "gone", Value.of(2)).put("other", Value.of(3));
        Message after = Message.of("same", Value.of(1), "other", Value.of(4)).put("new", Value.of(5));

        assertThat(MessageNode.compare(before, after))
                .extracting(node -> node.key() + " " + node.change())
                .containsExactlyInAnyOrder("same SAME", "other CHANGED", "new ADDED", "gone REMOVED");
    }

    @Test
    void aChangeDeepInsideIsMarkedOnEveryLevelWithItsPath() {
        List<MessageNode> nodes = MessageNode.compare(
                Message.of("a", Message.of("b", Value.of(1))), Message.of("a", Message.of("b", Value.of(2))));

        assertThat(nodes).singleElement().satisfies(node -> {
            assertThat(node.change()).isEqualTo(Change.CHANGED);
            assertThat(node.children())
                    .singleElement()
                    .extracting(MessageNode::path)
                    .isEqualTo("a/b");
        });
    }
}
