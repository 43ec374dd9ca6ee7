package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file tree of a process: directories are messages, files are strings, a symbolic link is a list with one string,
 * its target; names are keys exactly as spelled. It stands under {@code vfs} of the state, what else is known of files
 * under {@code file-attributes} by path, and files that have lost their last name but are still open under {@code
 * unlinked-files} by number. Immutable.
 */
record Vfs(Message root, Message attributes, Message unlinked) {
    static final String KEY = "vfs";
    static final String ATTRIBUTES = "file-attributes";
    static final String UNLINKED = "unlinked-files";
    private static final String NEXT_INODE = "next-inode";
    private static final long FIRST_INODE = 2;
    /** The first part of the way to an unlinked file; no path of a guest can contain it. */
    private static final String NOWHERE = "\0";

    static Vfs of(Message state) {
        return new Vfs(at(state, KEY), at(state, ATTRIBUTES), at(state, UNLINKED));
    }

    private static Message at(Message state, String key) {
        return state.at(Key.of(key)).orElse(Message.EMPTY) instanceof Message found ? found : Message.EMPTY;
    }

    Message into(Message state) {
        return put(put(put(state, KEY, root), ATTRIBUTES, attributes), UNLINKED, unlinked);
    }

    private static Message put(Message state, String key, Message value) {
        Optional<Value> before = state.at(Key.of(key));
        boolean same = before.map(known -> known == value).orElse(value.isEmpty() && !key.equals(KEY));
        return same ? state : state.put(key, value);
    }

    /** The parts of a name such as {@code /dev/stdin}. */
    static List<String> parts(String name) {
        return Stream.of(name.split("/", -1)).filter(part -> !part.isEmpty()).toList();
    }

    static List<String> unlinkedParts(long number) {
        return List.of(NOWHERE, Long.toString(number));
    }

    /** Whether a way leads to something that has no name any more. */
    static boolean isUnlinked(List<String> parts) {
        return !parts.isEmpty() && parts.getFirst().equals(NOWHERE);
    }

    static String name(List<String> parts) {
        return "/" + String.join("/", parts);
    }

    /** The target of a symbolic link. */
    static Optional<String> target(Value value) {
        return value instanceof ListValue(List<Value> items)
                        && items.size() == 1
                        && items.getFirst() instanceof Binary target
                ? Optional.of(target.text())
                : Optional.empty();
    }

    static Value link(String target) {
        return ListValue.ofTexts(target);
    }

    Optional<Value> at(List<String> parts) {
        boolean nowhere = isUnlinked(parts);
        Value value = nowhere ? unlinked : root;
        for (String part : nowhere ? parts.subList(1, parts.size()) : parts) {
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

    /** The tree with something at a path whose directory is there. */
    Vfs with(List<String> parts, Value value) {
        if (isUnlinked(parts)) {
            return new Vfs(root, attributes, put(unlinked, parts.subList(1, parts.size()), value));
        }
        return new Vfs(put(root, parts, value), attributes, unlinked);
    }

    /** The tree without what stands at a path and without its attributes. */
    Vfs without(List<String> parts) {
        List<String> above = parts.subList(0, parts.size() - 1);
        Message known = attributes.remove(name(parts));
        if (isUnlinked(parts)) {
            return new Vfs(root, known, unlinked.remove(parts.getLast()));
        }
        return directory(above)
                .map(parent -> new Vfs(put(root, above, parent.remove(parts.getLast())), known, unlinked))
                .orElse(this);
    }

    Attributes attributes(List<String> parts) {
        String name = name(parts);
        return attributes.at(Key.of(name)).orElse(Message.EMPTY) instanceof Message known && !known.isEmpty()
                ? Attributes.of(known)
                : Attributes.untouched(name);
    }

    Vfs with(List<String> parts, Attributes known) {
        Message message = known.toMessage();
        Key key = Key.of(name(parts));
        boolean same = attributes.at(key).filter(message::equals).isPresent();
        return same ? this : new Vfs(root, attributes.put(key, message), unlinked);
    }

    long nextInode() {
        return attributes.integer(NEXT_INODE).map(Number::longValue).orElse(FIRST_INODE);
    }

    Vfs afterInode(long inode) {
        return new Vfs(root, attributes.put(NEXT_INODE, Value.of(inode + 1)), unlinked);
    }

    /** Every way to the file at a path, this one among them. */
    List<List<String>> names(List<String> parts) {
        Attributes known = attributes(parts);
        if (known.links() <= 1) {
            return List.of(parts);
        }
        return attributes.entries().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Message other
                        && Attributes.of(other).inode() == known.inode())
                .map(entry -> parts(entry.getKey().text()))
                .toList();
    }

    /** The attributes of everything at and below a path moved to another. */
    Vfs moveAttributes(List<String> from, List<String> to) {
        String before = name(from);
        Message moved = attributes.put(name(to), attributes(from).toMessage()).remove(before);
        for (Key key : attributes.entries().keySet()) {
            if (key.text().startsWith(before + "/")) {
                Value known = attributes.at(key).orElseThrow();
                moved = moved.remove(key).put(name(to) + key.text().substring(before.length()), known);
            }
        }
        return new Vfs(root, moved, unlinked);
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
