package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.Dispatch.Delivered;
import io.aoscope.engine.session.LocalNode.Neighbour;
import io.aoscope.engine.vm.MemoryImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules N3, N5 and N12 of {@code docs/semantics/push.md}, on processes that run. */
class LocalNodeTest {
    private final LocalNode node = new LocalNode(Fixtures.options());
    private ProcessImage image;

    @BeforeEach
    void load() throws ImageException {
        image = ImageLoader.load(Fixtures.source("ok"));
    }

    @Test
    void n5TheReceiverReadsTheSenderAndTheNode() throws IOException {
        Neighbour sender = spawned("sender");
        Neighbour receiver = spawned("receiver");
        Message sent = Message.builder()
                .put("target", receiver.processId())
                .put("data", "hello")
                .put("Action", "Greet")
                .put("from-process", "X".repeat(43))
                .build();

        SlotRecord slot = pushed(sender, sent, 20);

        JsonNode read = handed(slot);
        assertThat(read.path("From").textValue()).isEqualTo(sender.processId());
        assertThat(read.path("Owner").textValue()).isEqualTo(Actors.NODE);
        assertThat(read.path("Target").textValue()).isEqualTo(receiver.processId());
        assertThat(read.path("Data").textValue()).isEqualTo("hello");
        assertThat(read.path("Block-Height").intValue()).isEqualTo(20);
        assertThat(tags(read))
                .contains(
                        "Action=Greet",
                        "Data-Protocol=ao",
                        "From-Process=" + sender.processId(),
                        "Type=Message",
                        "Variant=ao.N.1");
    }

    @Test
    void n5TheBlockHeightIsAtLeastTheSlot() throws IOException {
        Neighbour sender = spawned("sender");
        Neighbour receiver = spawned("receiver");
        receiver.session().begin(MessageDraft.action("One")).runToEnd();
        receiver.session().begin(MessageDraft.action("Two")).runToEnd();

        SlotRecord slot = pushed(sender, Message.of("target", Binary.of(receiver.processId())), 1);

        assertThat(slot.slot()).isEqualTo(3);
        assertThat(slot.blockHeight()).isEqualTo(3);
        assertThat(handed(slot).path("Block-Height").intValue()).isEqualTo(3);
    }

    @Test
    void aDeliveredSlotSaysWhereItComesFrom() {
        Neighbour sender = spawned("sender");
        Neighbour receiver = spawned("receiver");

        SlotRecord slot = pushed(sender, Message.of("target", Binary.of(receiver.processId())), 1);

        assertThat(slot.message()).isEmpty();
        assertThat(slot.delivery().orElseThrow().origin()).isEqualTo(new Origin(sender.processId(), 1, "1"));
        assertThat(slot.action()).isEqualTo("(no action)");
    }

    @Test
    void n12ASecondProcessOfTheSameImageHasAnIdOfItsOwn() {
        Neighbour first = spawned("first");
        Neighbour second = spawned("second");
        Neighbour third = spawned("third");

        assertThat(node.processes()).containsExactly(first, second, third);
        assertThat(node.processes()).extracting(Neighbour::processId).doesNotHaveDuplicates();
        assertThat(first.session().processMessage().text("random-seed")).contains("aoscope");
        assertThat(third.session().processMessage().text("random-seed")).contains("aoscope-3");
        assertThat(node.named("second")).contains(second);
        assertThat(node.find(third.processId())).contains(third);
    }

    private Neighbour spawned(String name) {
        Neighbour process = node.add(name, image, ProcessDefinition.AOS);
        process.session().spawn().runToEnd();
        return process;
    }

    private SlotRecord pushed(Neighbour sender, Message sent, long blockHeight) {
        MessageDraft draft = new MessageDraft(
                "",
                List.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(blockHeight));
        SlotRecord start = new SlotRecord(
                1,
                "made up",
                Optional.of(draft),
                Optional.empty(),
                SlotRecord.Status.OK,
                Optional.empty(),
                Message.of("outbox", Message.of("1", sent)),
                Message.EMPTY,
                "",
                "",
                OptionalLong.empty(),
                Optional.empty(),
                Duration.ZERO,
                SlotRecord.STEPPING,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        PushResult pushed = node.push(sender.processId(), start, PushLimits.DEFAULT);
        return ((Delivered) pushed.dispatches().getFirst().outcome()).slot();
    }

    /** The message as the image was handed it, read from its memory. */
    private static JsonNode handed(SlotRecord slot) throws IOException {
        MemoryImage memory = slot.memory().orElseThrow();
        long address = slot.state().integer("parameters/1").orElseThrow().longValue();
        byte[] bytes = new byte[4096];
        int length = memory.read(address, bytes, 0, bytes.length);
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return new JsonMapper().readTree(text.substring(0, text.indexOf('\0')));
    }

    private static List<String> tags(JsonNode message) {
        return StreamSupport.stream(message.path("Tags").spliterator(), false)
                .map(tag ->
                        tag.path("name").textValue() + "=" + tag.path("value").textValue())
                .toList();
    }
}
