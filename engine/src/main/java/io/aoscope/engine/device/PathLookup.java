package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Where a path leads from a directory that it must not leave (F7, F12). */
final class PathLookup {
    /**
     * Where a path leads. The directory it stands in is there.
     *
     * @param parts from the root
     * @param value what stands there, if anything
     * @param slash whether the path ends with a slash, so that it can only mean a directory
     * @param dot whether it ends with {@code .} or {@code ..}
     */
    record Place(List<String> parts, Optional<Value> value, boolean slash, boolean dot) {
        Place {
            parts = List.copyOf(parts);
        }

        /** What stands there; a slash behind what is no directory is an error. */
        Value present() throws WasiError {
            Value there = value.orElseThrow(() -> new WasiError(Errno.NOENT));
            if (slash && !(there instanceof Message)) {
                throw new WasiError(Errno.NOTDIR);
            }
            return there;
        }
    }

    private static final int MOST_LINKS = 40;
    private static final int LONGEST_NAME = 255;

    private final Vfs files;
    private final int floor;
    private final boolean followLast;
    private final List<String> at;
    private final Deque<String> todo = new ArrayDeque<>();
    private int links;
    private boolean slash;
    private boolean dot;

    private PathLookup(Vfs files, List<String> directory, boolean followLast) {
        this.files = files;
        this.floor = directory.size();
        this.followLast = followLast;
        this.at = new ArrayList<>(directory);
    }

    /**
     * Walks a path.
     *
     * @param directory the parts of the directory it starts in
     * @param followLast whether a symbolic link at its end is followed; those before are always
     */
    static Place find(Vfs files, List<String> directory, String path, boolean followLast) throws WasiError {
        return new PathLookup(files, directory, followLast).walk(path);
    }

    private Place walk(String path) throws WasiError {
        if (path.isEmpty()) {
            throw new WasiError(Errno.NOENT);
        }
        push(path);
        while (!todo.isEmpty()) {
            step(todo.removeFirst());
        }
        return new Place(at, files.at(at), slash, dot);
    }

    /** Puts the parts of a path before what is left to walk. */
    private void push(String path) throws WasiError {
        if (path.startsWith("/")) {
            throw new WasiError(Errno.NOTCAPABLE);
        }
        if (path.indexOf('\0') >= 0) {
            throw new WasiError(Errno.INVAL);
        }
        List<String> parts = Arrays.asList(path.split("/", -1));
        if (todo.isEmpty()) {
            slash |= path.endsWith("/");
        }
        parts.reversed().stream().filter(part -> !part.isEmpty()).forEach(todo::addFirst);
    }

    private void step(String part) throws WasiError {
        if (!(files.at(at).orElseThrow(() -> new WasiError(Errno.NOENT)) instanceof Message)) {
            throw new WasiError(Errno.NOTDIR);
        }
        dot = part.equals(".") || part.equals("..");
        if (part.equals("..")) {
            if (at.size() == floor) {
                throw new WasiError(Errno.NOTCAPABLE);
            }
            at.removeLast();
        } else if (!dot) {
            enter(part);
        }
    }

    private void enter(String part) throws WasiError {
        if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new WasiError(Errno.NAMETOOLONG);
        }
        at.add(part);
        Optional<String> target = files.at(at).flatMap(Vfs::target);
        if (target.isPresent() && (followLast || slash || !todo.isEmpty())) {
            if (++links > MOST_LINKS) {
                throw new WasiError(Errno.LOOP);
            }
            at.removeLast();
            push(target.get());
        }
    }
}
