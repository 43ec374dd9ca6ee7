package io.aoscope.ui.files;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.ui.kit.Format;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A file or a directory under {@code vfs}.
 *
 * @param path from the root, beginning with {@code /}
 * @param content the bytes of a file; absent for a directory
 * @param children directories first, then by name
 */
record FileNode(String name, String path, Optional<Binary> content, List<FileNode> children) {
    private static final Comparator<FileNode> ORDER =
            Comparator.comparing((FileNode node) -> node.content().isPresent()).thenComparing(FileNode::name);

    FileNode {
        children = children.stream().sorted(ORDER).toList();
    }

    /** The tree in a state; empty where it has no {@code vfs}. */
    static Optional<FileNode> of(Message state) {
        return state.message("vfs").map(vfs -> directory("/", "", vfs));
    }

    boolean directory() {
        return content.isEmpty();
    }

    /** Bytes of a file, or what a directory holds. */
    String sizeText() {
        return content.map(bytes -> Format.bytes(bytes.length()))
                .orElseGet(() -> Format.count(children.size(), "entry", "entries"));
    }

    private static FileNode directory(String name, String path, Message content) {
        return new FileNode(
                name,
                path.isEmpty() ? "/" : path,
                Optional.empty(),
                content.entries().entrySet().stream()
                        .filter(entry -> !entry.getKey().isPrivate())
                        .map(entry -> node(
                                entry.getKey().text(),
                                path + "/" + entry.getKey().text(),
                                entry.getValue()))
                        .toList());
    }

    private static FileNode node(String name, String path, Value value) {
        return switch (value) {
            case Message inner -> directory(name, path, inner);
            case Binary bytes -> new FileNode(name, path, Optional.of(bytes), List.of());
            default -> new FileNode(name, path, Optional.of(Binary.of(value.display())), List.of());
        };
    }
}
