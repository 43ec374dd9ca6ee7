package io.aoscope.engine.session;

import io.aoscope.engine.message.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Who takes part in a local session: addresses made up from a name, always the same, each 43 characters
 * of base64url as real ones are. No key belongs to them and nothing is signed.
 */
public final class Actors {
    /** Owner of the process, and of messages that name no other; aos trusts it. */
    public static final String OWNER = address("owner");

    /** The node: scheduler and authority of the process. */
    public static final String NODE = address("node");

    private Actors() {}

    /** An address or id that follows from a text. */
    static String address(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64Url.encode(digest.digest(("aoscope\0" + text).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
