package io.aoscope.engine.device;

import io.aoscope.engine.message.Base64Url;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * A slot as the scheduler hands it out (semantics 6.3). Only {@code body} and {@code block-height} reach an image.
 *
 * @param process the id of the process
 * @param slot from 0, which is the process message itself
 * @param blockHeight of the chain when it was scheduled
 * @param blockHash of that block
 * @param timestamp milliseconds since 1970
 * @param hashChain of the slot before; empty for the first
 * @param body the message
 */
public record Assignment(
        String process, long slot, long blockHeight, String blockHash, long timestamp, String hashChain, Message body) {

    /** An assignment of which only slot, height and message matter. */
    public static Assignment of(String process, long slot, long blockHeight, Message body) {
        return new Assignment(process, slot, blockHeight, "", 0, "", body);
    }

    /** The key that the slot resolves: the {@code path} of the message where it names one (semantics 6.2). */
    public String path() {
        return body.get("path")
                .map(Assignment::path)
                .filter(path -> !Paths.parts(path).isEmpty())
                .orElse("compute");
    }

    private static String path(Value path) {
        return path instanceof ListValue(List<Value> parts)
                ? String.join("/", parts.stream().map(Value::display).toList())
                : path.display();
    }

    /** The hash chain up to this slot: SHA-256 over the chain before and the id of the message. */
    public String nextHashChain() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(hashChain.getBytes(StandardCharsets.UTF_8));
            digest.update(MessageIds.idOfAny(body).getBytes(StandardCharsets.UTF_8));
            return Base64Url.encode(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    public Message toMessage() {
        return Message.builder()
                .put("path", path())
                .put("data-protocol", "ao")
                .put("variant", "ao.N.1")
                .put("process", process)
                .put("epoch", "0")
                .put("slot", slot)
                .put("block-height", blockHeight)
                .put("block-hash", blockHash)
                .put("block-timestamp", Binary.of(Long.toString(timestamp)))
                .put("timestamp", timestamp)
                .put("hash-chain", nextHashChain())
                .put("body", body)
                .build();
    }
}
