package io.aoscope.engine.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * An encoded message as header fields and a body, as far as ids need it (semantics 1.2, {@code httpsig@1.0}): strings
 * become headers; {@code body}, else {@code data}, becomes the body, named by {@code inline-body-key}; the body is
 * represented by its {@code content-digest}.
 */
final class HttpMessage {
    private static final Set<String> LEFT_OUT = Set.of("commitments", "signature", "signature-input");
    /** Names that RFC 9421 (section 2.2) reserves for parts of a request; as fields they are listed with an {@code @}. */
    private static final Set<String> DERIVED = Set.of(
            "method", "target-uri", "authority", "scheme", "request-target", "path", "query", "query-param", "status");

    static final int MAX_HEADER_BYTES = 4096;

    private final TreeMap<String, byte[]> fields;
    private final boolean edge;

    private HttpMessage(TreeMap<String, byte[]> fields, boolean edge) {
        this.fields = fields;
        this.edge = edge;
    }

    /** @param encoded a message of strings and messages, from {@link Codec#encode} */
    static HttpMessage of(Message encoded, Codec codec) {
        boolean edge = codec == Codec.EDGE;
        String inline = edge ? "ao-body-key" : "inline-body-key";
        TreeMap<String, byte[]> fields = new TreeMap<>(Key::compareBytes);
        String bodyKey = encoded.text(inline).orElse(encoded.has("body") || !encoded.has("data") ? "body" : "data");
        if (bodyKey.equals("data")) {
            fields.put(inline, utf8("data"));
        }
        StringBuilder ids = new StringBuilder();
        TreeMap<String, Value> parts = new TreeMap<>(Key::compareBytes);
        encoded.entries().forEach((key, value) -> {
            String name = key.text();
            if (LEFT_OUT.contains(name)) {
                return;
            }
            if (value instanceof Binary binary && Key.isId(name)) {
                ids.append(ids.isEmpty() ? "" : ", ")
                        .append(new String(utf8(name), StandardCharsets.ISO_8859_1))
                        .append('=')
                        .append(StructuredFields.string(new String(binary.bytes(), StandardCharsets.ISO_8859_1)));
            } else if (value instanceof Binary binary
                    && !name.equals(bodyKey)
                    && !name.equals("body")
                    && binary.length() <= MAX_HEADER_BYTES) {
                fields.put(edge ? name : component(name), binary.bytes());
            } else {
                parts.put(name, value);
            }
        });
        if (!ids.isEmpty()) {
            // Header names lose their case, so keys that are ids go into one field.
            fields.put("ao-ids", ids.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        MultipartBody.addTo(fields, parts, bodyKey);
        if (edge) {
            encoded.text("signature").ifPresent(signature -> sign(fields, encoded, signature));
        }
        return new HttpMessage(fields, edge);
    }

    /** The text that is signed: a line for each field in order of their names, then the list of the names. */
    byte[] signatureBase() {
        ByteArrayOutputStream base = new ByteArrayOutputStream();
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        for (Key key : order()) {
            String name = key.text();
            byte[] value = Objects.requireNonNull(fields.get(name));
            base.writeBytes(utf8(
                    (base.size() == 0 ? "" : "\n") + '"' + (name.startsWith("@") ? name.substring(1) : name) + "\": "));
            base.writeBytes(edge ? value : onOneLine(value));
            names.writeBytes(utf8(names.size() == 0 ? "" : " "));
            byte[] listed = utf8(StructuredFields.string(edge && !name.equals("status") ? component(name) : name));
            names.writeBytes(edge ? listed : latin1LowerCase(listed));
        }
        base.writeBytes(utf8("\n\"@signature-params\": ("));
        base.writeBytes(names.toByteArray());
        base.writeBytes(utf8(");alg=\"hmac-sha256\";keyid=\"ao\""));
        return base.toByteArray();
    }

    /** A key signature of the message itself is taken for that of a commitment to nothing. */
    private static void sign(TreeMap<String, byte[]> fields, Message encoded, String signature) {
        byte[] bytes;
        try {
            bytes = Base64Url.decode(signature.replaceAll("[ \\t\\r\\n]", ""));
        } catch (IllegalArgumentException e) {
            throw new NotEncodableException("the key signature is " + signature
                    + ", which edge takes for base64url and cannot decode; name the key otherwise");
        }
        String name = "sig-" + Base64Url.encode(MessageIds.sha256(bytes)).toLowerCase(Locale.ROOT);
        fields.put("signature", utf8(name + "=:" + Base64.getEncoder().encodeToString(bytes) + ":"));
        fields.put(
                "signature-input",
                utf8(name + "=();alg="
                        + StructuredFields.string(encoded.text("type").orElse("")) + ";keyid="
                        + StructuredFields.string(encoded.text("keyid").orElse(""))));
    }

    private List<Key> order() {
        List<Key> keys = fields.keySet().stream().map(Key::of).toList();
        return edge ? MapOrders.listed(keys) : keys;
    }

    /** RFC 9421, section 2.1: spaces around a value vanish, and a line break in it becomes a space. */
    private static byte[] onOneLine(byte[] value) {
        int from = 0;
        int to = value.length;
        while (from < to && value[from] == ' ') {
            from++;
        }
        while (to > from && value[to - 1] == ' ') {
            to--;
        }
        byte[] line = Arrays.copyOfRange(value, from, to);
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '\n' ? (byte) ' ' : line[i];
        }
        return line;
    }

    /** The node lowers the listed names byte by byte as if they were Latin-1, which changes some UTF-8 (observed). */
    private static byte[] latin1LowerCase(byte[] name) {
        byte[] lower = name.clone();
        for (int i = 0; i < lower.length; i++) {
            int letter = Byte.toUnsignedInt(lower[i]);
            if (letter >= 'A' && letter <= 'Z' || letter >= 0xC0 && letter <= 0xDE && letter != 0xD7) {
                lower[i] = (byte) (letter + 0x20);
            }
        }
        return lower;
    }

    private static String component(String name) {
        return DERIVED.contains(name) ? "@" + name : name;
    }

    static String digest(byte[] body) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(MessageIds.sha256(body)) + ":";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
