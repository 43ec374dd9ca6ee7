package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The file tree and the open descriptors while one WASI call changes them: keeps times, names and descriptors in step
 * with the content (F13, F14).
 */
final class FileOperations {
    private final LongSupplier clock;
    private Vfs files;
    private Descriptors open;

    /** @param clock nanoseconds since 1970 */
    FileOperations(Message state, LongSupplier clock) {
        this.clock = clock;
        this.files = Vfs.of(state);
        this.open = Descriptors.of(state);
    }

    Message into(Message state) {
        return open.into(files.into(state));
    }

    Vfs files() {
        return files;
    }

    Descriptors open() {
        return open;
    }

    void keep(Descriptor descriptor) {
        open = open.with(descriptor);
    }

    /** Puts something where nothing is. */
    void create(List<String> parts, Value value) throws WasiError {
        if (Vfs.isUnlinked(parts)) {
            throw new WasiError(Errno.NOENT);
        }
        long inode = files.nextInode();
        files = files.with(parts, value)
                .with(parts, Attributes.created(inode, clock.getAsLong()))
                .afterInode(inode);
        touchDirectoryOf(parts);
    }

    /** Replaces the content of a file under all its names. */
    void write(List<String> parts, Binary content) {
        if (Descriptor.isStream(Vfs.name(parts))) {
            files = files.with(parts, content);
            return;
        }
        for (List<String> name : files.names(parts)) {
            files = files.with(name, content).with(name, files.attributes(name).writtenAt(clock.getAsLong()));
        }
    }

    void times(List<String> parts, long accessed, long modified) {
        for (List<String> name : files.names(parts)) {
            files = files.with(name, files.attributes(name).withTimes(accessed, modified, clock.getAsLong()));
        }
    }

    /** Gives a file one name more. */
    void link(List<String> from, List<String> to) throws WasiError {
        if (Vfs.isUnlinked(to)) {
            throw new WasiError(Errno.NOENT);
        }
        Attributes known = files.attributes(from);
        Value value = files.at(from).orElseThrow();
        for (List<String> name : files.names(from)) {
            files = files.with(name, known.withLinks(known.links() + 1, clock.getAsLong()));
        }
        files = files.with(to, value).with(to, known.withLinks(known.links() + 1, clock.getAsLong()));
        touchDirectoryOf(to);
    }

    /** Takes a name away; what is open under it alone stays until it is closed. */
    void remove(List<String> parts) {
        List<List<String>> others =
                files.names(parts).stream().filter(name -> !name.equals(parts)).toList();
        Attributes known = files.attributes(parts);
        Value value = files.at(parts).orElseThrow();
        files = files.without(parts);
        for (List<String> other : others) {
            files = files.with(other, known.withLinks(known.links() - 1, clock.getAsLong()));
        }
        List<Descriptor> users =
                open.open().stream().filter(one -> one.parts().equals(parts)).toList();
        if (!users.isEmpty()) {
            leave(users, others, value, known);
        }
        touchDirectoryOf(parts);
    }

    private void leave(List<Descriptor> users, List<List<String>> others, Value value, Attributes known) {
        Optional<List<String>> other = others.stream().findFirst();
        if (other.isPresent()) {
            users.forEach(one -> keep(one.renamed(other.get())));
            return;
        }
        long file = known.inode();
        List<String> nowhere = Vfs.unlinkedParts(file);
        files = files.with(nowhere, value).with(nowhere, known.withLinks(0, clock.getAsLong()));
        users.forEach(one -> keep(one.unlinkedAs(file)));
    }

    /** Gives what stands at a path another one, in the place of what may stand there. */
    void move(List<String> from, List<String> to) {
        if (files.at(to).isPresent()) {
            remove(to);
        }
        Value value = files.at(from).orElseThrow();
        files = files.moveAttributes(from, to);
        files = files.without(from).with(to, value);
        for (Descriptor one : open.open()) {
            List<String> parts = one.parts();
            if (parts.size() >= from.size() && parts.subList(0, from.size()).equals(from)) {
                List<String> moved = new ArrayList<>(to);
                moved.addAll(parts.subList(from.size(), parts.size()));
                keep(one.renamed(moved));
            }
        }
        touchDirectoryOf(from);
        touchDirectoryOf(to);
    }

    void close(Descriptor descriptor) {
        open = open.without(descriptor.number());
        long file = descriptor.unlinked();
        if (file != 0 && open.open().stream().noneMatch(one -> one.unlinked() == file)) {
            files = files.without(Vfs.unlinkedParts(file));
        }
    }

    /** Frees a number whose file is open under another. */
    void forget(int number) {
        open = open.without(number);
    }

    private void touchDirectoryOf(List<String> parts) {
        List<String> directory = parts.subList(0, parts.size() - 1);
        if (!Vfs.isUnlinked(parts)) {
            files = files.with(directory, files.attributes(directory).writtenAt(clock.getAsLong()));
        }
    }
}
