package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file tree of a process: directories are messages, files are strings, names are keys exactly as spelled. It stands
 * under {@code vfs} of the state. Immutable.
 */
record Vfs(Message root) {
    static final String KEY = "vfs";

    static Vfs of(Message state) {
        return new Vfs(state.at(Key.of(KEY)).orElse(Message.EMPTY) instanceof Message tree ? tree : Message.EMPTY);
    }

    Message into(Message state) {
        return state.put(KEY, root);
    }

    /** The parts of a path relative to a directory, without {@code .} and {@code ..}; nothing is above the root. */
    static List<String> parts(String directory, String path) {
        List<String> parts = new ArrayList<>();
        String full = path.startsWith("/") ? path : directory + "/" + path;
        for (String part : full.split("/", -1)) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.removeLast();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return List.copyOf(parts);
    }

    static String name(List<String> parts) {
        return "/" + String.join("/", parts);
    }

    Optional<Value> at(List<String> parts) {
        Value value = root;
        for (String part : parts) {
            Optional<Value> next = value instanceof Message directory ? directory.at(Key.of(part)) : Optional.empty();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            value = next.get();
        }
        return Optional.of(value);
    }

    Optional<Binary> file(List<String> parts) {
        return at(parts).filter(Binary.class::isInstance).map(Binary.class::cast);
    }

    Optional<Message> directory(List<String> parts) {
        return at(parts).filter(Message.class::isInstance).map(Message.class::cast);
    }

    /** The directory that a path stands in. */
    Optional<Message> parent(List<String> parts) {
        return parts.isEmpty() ? Optional.empty() : directory(parts.subList(0, parts.size() - 1));
    }

    /** The tree with a file or a directory at a path; missing directories on the way are made. */
    Vfs with(List<String> parts, Value value) {
        return new Vfs(put(root, parts, value));
    }

    Vfs without(List<String> parts) {
        List<String> above = parts.subList(0, parts.size() - 1);
        return directory(above)
                .map(parent -> with(above, parent.remove(parts.getLast())))
                .orElse(this);
    }

    private static Message put(Message directory, List<String> parts, Value value) {
        if (parts.isEmpty()) {
            return value instanceof Message whole ? whole : directory;
        }
        String name = parts.getFirst();
        if (parts.size() == 1) {
            return directory.put(name, value);
        }
        Message inner = directory.at(Key.of(name)).orElse(Message.EMPTY) instanceof Message next ? next : Message.EMPTY;
        return directory.put(name, put(inner, parts.subList(1, parts.size()), value));
    }
}
