package io.aoscope.ui.files;

import io.aoscope.engine.device.FileFacts;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.ui.kit.Format;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A file, a directory or a symbolic link under {@code vfs}.
 *
 * @param path from the root, beginning with {@code /}
 * @param content the bytes of a file; absent for a directory or a link
 * @param target where a link leads; absent for everything else
 * @param modified on the clock of the process; absent where the image never touched it
 * @param links how many names it has
 * @param children directories first, then by name
 */
record FileNode(
        String name,
        String path,
        Optional<Binary> content,
        Optional<String> target,
        Optional<Instant> modified,
        int links,
        List<FileNode> children) {
    private static final Comparator<FileNode> ORDER =
            Comparator.comparing((FileNode node) -> !node.directory()).thenComparing(FileNode::name);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    FileNode {
        children = children.stream().sorted(ORDER).toList();
    }

    /** The tree in a state; empty where it has no {@code vfs}. */
    static Optional<FileNode> of(Message state) {
        return state.message("vfs").map(vfs -> new Builder(state).node("/", "", vfs));
    }

    boolean directory() {
        return content.isEmpty() && target.isEmpty();
    }

    /** The name, for a link with where it leads. */
    String label() {
        return target.map(to -> name + " → " + to).orElse(name);
    }

    /** Bytes of a file, what a directory holds, or that it is a link. */
    String sizeText() {
        if (target.isPresent()) {
            return "link";
        }
        return content.map(bytes -> Format.bytes(bytes.length()))
                .orElseGet(() -> Format.count(children.size(), "entry", "entries"));
    }

    /** Whether it, or anything in it, has a time. */
    boolean hasTime() {
        return modified.isPresent() || children.stream().anyMatch(FileNode::hasTime);
    }

    /** When it was modified; empty where nobody knows. */
    String modifiedText() {
        return modified.map(TIME::format).orElse("");
    }

    /** Size, and what else is worth saying above the content. */
    String summary() {
        String names = links > 1 ? "  ·  " + links + " names" : "";
        String time = modified.isPresent() ? "  ·  modified " + modifiedText() : "";
        return sizeText() + target.map(to -> " to " + to).orElse("") + names + time;
    }

    /** Makes nodes of a state. */
    private record Builder(Message state) {
        FileNode node(String name, String path, Value value) {
            String shown = path.isEmpty() ? "/" : path;
            FileFacts facts = FileFacts.of(state, shown, value);
            Optional<Binary> content = switch (value) {
                case Message ignored -> Optional.empty();
                case Binary bytes -> Optional.of(bytes);
                default -> facts.target().isPresent() ? Optional.empty() : Optional.of(Binary.of(value.display()));
            };
            List<FileNode> children = value instanceof Message directory ? children(path, directory) : List.of();
            return new FileNode(name, shown, content, facts.target(), facts.modified(), facts.links(), children);
        }

        private List<FileNode> children(String path, Message directory) {
            return directory.entries().entrySet().stream()
                    .map(entry -> node(
                            entry.getKey().text(), path + "/" + entry.getKey().text(), entry.getValue()))
                    .toList();
        }
    }
}
