package io.aoscope.engine.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The body of an {@link HttpMessage}: the bytes of the body key alone, or a multipart form with a part for each message
 * inside, named by its path. A part's boundary is the hash of the parts, so equal messages have equal bodies.
 */
final class MultipartBody {
    private static final String LINE = "\r\n";
    private static final String DISPOSITION = "content-disposition";

    private final TreeMap<String, byte[]> parts = new TreeMap<>(Key::compareBytes);
    private final String bodyKey;

    private MultipartBody(String bodyKey) {
        this.bodyKey = bodyKey;
    }

    /** Adds {@code content-type} and {@code content-digest} to the fields of the message; nothing if there is no body. */
    static void addTo(Map<String, byte[]> fields, Map<String, Value> values, String bodyKey) {
        if (values.isEmpty()) {
            return;
        }
        if (values.size() == 1 && values.get(bodyKey) instanceof Binary body) {
            fields.put("content-digest", utf8(HttpMessage.digest(body.bytes())));
            return;
        }
        MultipartBody form = new MultipartBody(bodyKey);
        values.forEach(form::add);
        if (form.parts.isEmpty()) {
            throw new NotEncodableException("the messages inside, " + String.join(", ", values.keySet())
                    + ", hold nothing that is encoded, and a node cannot make an id of that; leave them out");
        }
        String boundary = form.boundary();
        fields.put("content-type", utf8("multipart/form-data; boundary=\"" + boundary + '"'));
        fields.put("content-digest", utf8(HttpMessage.digest(form.bytes(boundary))));
    }

    private void add(String path, Value value) {
        switch (value) {
            case Message message -> add(path, message);
            case Binary binary -> parts.put(path, part(headers(disposition(path)), binary));
            default -> throw new IllegalArgumentException("not encoded: " + value);
        }
    }

    /** Messages inside, and what is too long for a header, become parts of their own. */
    private void add(String path, Message message) {
        TreeMap<String, byte[]> headers = headers(disposition(path));
        Binary body = null;
        for (Map.Entry<Key, Value> field : message.entries().entrySet()) {
            String name = field.getKey().text();
            if (!(field.getValue() instanceof Binary binary) || binary.length() > HttpMessage.MAX_HEADER_BYTES) {
                add(path + "/" + name, field.getValue());
            } else if (name.equals("body")) {
                body = binary;
            } else {
                headers.put(name, binary.bytes());
            }
        }
        if (headers.size() > 1) {
            parts.put(path, part(headers, body));
        } else if (body != null) {
            parts.put(path, part(headers(disposition(path + "/body")), body));
        }
    }

    private String disposition(String path) {
        return path.equals(bodyKey) ? "inline" : "form-data;name=\"" + path + '"';
    }

    private static TreeMap<String, byte[]> headers(String disposition) {
        TreeMap<String, byte[]> headers = new TreeMap<>(Key::compareBytes);
        headers.put(DISPOSITION, utf8(disposition));
        return headers;
    }

    private static byte[] part(TreeMap<String, byte[]> headers, @Nullable Binary body) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        for (Key name : MapOrders.listed(headers.keySet().stream().map(Key::of).toList())) {
            part.writeBytes(utf8((part.size() == 0 ? "" : LINE) + name + ": "));
            part.writeBytes(Objects.requireNonNull(headers.get(name.text())));
        }
        if (body != null) {
            part.writeBytes(utf8(LINE + LINE));
            part.writeBytes(body.bytes());
        }
        return part.toByteArray();
    }

    private String boundary() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts.values()) {
            all.writeBytes(all.size() == 0 ? new byte[0] : utf8(LINE));
            all.writeBytes(part);
        }
        return Base64Url.encode(MessageIds.sha256(all.toByteArray()));
    }

    private byte[] bytes(String boundary) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts.values()) {
            body.writeBytes(utf8("--" + boundary + LINE));
            body.writeBytes(part);
            body.writeBytes(utf8(LINE));
        }
        body.writeBytes(utf8("--" + boundary + "--"));
        return body.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
