package io.aoscope.engine.message;

import java.util.Base64;

/** Base64 with the URL alphabet and without padding, the text form of ids. */
public final class Base64Url {
    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException where the text is not base64url */
    public static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
