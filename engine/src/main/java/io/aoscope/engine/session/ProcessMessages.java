package io.aoscope.engine.session;

import io.aoscope.engine.device.Assignment;
import io.aoscope.engine.message.Base64Url;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.Value;
import java.util.HexFormat;

/**
 * The messages of a local process: its definition, as the SDK's {@code spawnAOS} writes it (semantics
 * 17.1), and the assignments of messages. Each carries one commitment of its owner in the place of a
 * signature, so that ids, owners and senders are there for the guest to read.
 */
final class ProcessMessages {
    private ProcessMessages() {}

    /** The id under which a process names its image. */
    static String imageId(ProcessImage image) {
        return Base64Url.encode(HexFormat.of().parseHex(image.sha256()));
    }

    /** The process message of a definition. */
    static Message definition(ProcessImage image, ProcessDefinition wanted) {
        Message plain = Message.builder()
                .put("data-protocol", "ao")
                .put("variant", "ao.N.1")
                .put("type", "Process")
                .put("device", "process@1.0")
                .put("authority", Actors.NODE)
                .put("scheduler", Actors.NODE)
                .put("image", imageId(image))
                .build();
        for (var entry : wanted.inForce().entries().entrySet()) {
            plain = plain.put(entry.getKey(), entry.getValue());
        }
        plain = wanted.placed(plain, imageId(image));
        return committed(plain, Actors.OWNER, 0);
    }

    /** The assignment of a message to a slot. */
    static Assignment assignment(MessageDraft draft, int slot, String processId) {
        String owner = draft.owner().orElse(Actors.OWNER);
        Message.Builder body = Message.builder();
        if (!draft.action().isEmpty()) {
            body.put("action", draft.action());
        }
        body.put("type", "Message");
        for (MessageDraft.Tag tag : draft.tags()) {
            body.put(tag.name(), Binary.of(tag.value()));
        }
        if (!draft.data().isEmpty()) {
            body.put("data", draft.data());
        }
        draft.anchor().ifPresent(anchor -> body.put("anchor", anchor));
        draft.from().filter(from -> !from.equals(owner)).ifPresent(from -> body.put("from-process", from));
        body.put("target", draft.target().orElse(processId));
        draft.function().ifPresent(function -> body.put("function", function));
        draft.parameters().ifPresent(parameters -> body.put("parameters", new ListValue(parameters)));
        // A message with an anchor is the same one whenever it is sent, as it is on the network (D14).
        int salt = draft.anchor().isPresent() ? 0 : slot;
        Message committed = committed(body.build().normalized(), owner, salt);
        return Assignment.of(processId, slot, draft.blockHeight().orElse((long) slot), committed);
    }

    /** The assignment of a message that a process sent, which the node has signed. */
    static Assignment assignment(Delivery delivery, int slot, String processId) {
        Message committed = committed(delivery.body(), Actors.NODE, slot);
        return Assignment.of(processId, slot, delivery.blockHeight(), committed);
    }

    /** Every key, as the signature of a client covers every key. */
    private static ListValue covered(Message plain) {
        return new ListValue(plain.entries().keySet().stream()
                .filter(key -> !key.isPrivate())
                .sorted()
                .<Value>map(key -> Binary.of(key.normal()))
                .toList());
    }

    private static Message committed(Message plain, String owner, int salt) {
        String id = Actors.address(owner + "\0" + salt + "\0" + MessageIds.idOfAny(plain));
        Message commitment = Message.builder()
                .put("alg", "rsa-pss-sha512")
                .put("commitment-device", "httpsig@1.0")
                .put("committer", owner)
                .put("committed", covered(plain))
                .build();
        return plain.put("commitments", Message.of(id, commitment));
    }
}
