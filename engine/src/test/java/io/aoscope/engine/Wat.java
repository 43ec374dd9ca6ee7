package io.aoscope.engine;

import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Images written as text in a test. */
public final class Wat {
    private static final Map<String, byte[]> ASSEMBLED = new ConcurrentHashMap<>();

    private Wat() {}

    /** The module with these fields. */
    public static byte[] module(String... fields) {
        return assemble("(module\n" + String.join("\n", fields) + ")");
    }

    /** A whole text, assembled once. */
    public static byte[] assemble(String text) {
        return ASSEMBLED.computeIfAbsent(text, Wat::assembled).clone();
    }

    private static byte[] assembled(String text) {
        try {
            ImageSource source = new ImageSource("module", Optional.empty(), text.getBytes(StandardCharsets.UTF_8));
            return ImageLoader.load(source).source().bytes();
        } catch (ImageException e) {
            throw new AssertionError("cannot be assembled: " + text, e);
        }
    }
}
