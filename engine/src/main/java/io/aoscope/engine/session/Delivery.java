package io.aoscope.engine.session;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;

/**
 * A message of an outbox as {@code push@1.0} schedules it on its target (semantics 14; rules N3 to N5). The node signs
 * it, so the receiver sees the node as its owner.
 *
 * @param body the message with the keys that the node sets
 * @param blockHeight the node schedules in the block of the slot that sent the message
 */
public record Delivery(Origin origin, Message body, long blockHeight) {

    /**
     * What the node makes of a message.
     *
     * @param sent as it stands in the outbox
     * @param sender definition of the process that sent it
     * @param edge whether with the keys that the branch edge sets besides
     */
    static Delivery of(Origin origin, Message sent, Message sender, long blockHeight, boolean edge) {
        Message.Builder keys = Message.builder()
                .put("data-protocol", "ao")
                .put("variant", "ao.N.1")
                .put("type", "Message")
                .put("from-process", origin.processId());
        if (edge) {
            Message plain = sender.remove("commitments");
            Message base = plain.remove("authority").remove("scheduler");
            keys.put("from-uncommitted", Binary.of(MessageIds.unsignedId(plain)))
                    .put("from-base", Binary.of(MessageIds.unsignedId(base)))
                    .put("from-scheduler", plain.get("scheduler").orElse(Atom.NOT_FOUND))
                    .put("from-authority", plain.get("authority").orElse(Atom.NOT_FOUND));
        }
        return new Delivery(origin, sent.remove("commitments").set(keys.build()), blockHeight);
    }

    /** The same message in a later block. */
    Delivery atHeight(long height) {
        return new Delivery(origin, body, height);
    }
}
