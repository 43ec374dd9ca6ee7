package io.aoscope.engine.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds a key that an object of a JSON text has twice; {@link AoJson} takes its first value, as the node does. */
public final class DuplicateKeys {
    private static final JsonFactory FACTORY = new JsonFactory();

    private DuplicateKeys() {}

    /** The first such key, as the text comes; empty also where the text stops being JSON before one. */
    public static Optional<String> first(String text) {
        Deque<Set<String>> open = new ArrayDeque<>();
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> open.push(new HashSet<>());
                    case END_OBJECT -> open.pop();
                    case FIELD_NAME -> {
                        String name = parser.currentName();
                        if (!open.element().add(name)) {
                            return Optional.of(name);
                        }
                    }
                    default -> {}
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
