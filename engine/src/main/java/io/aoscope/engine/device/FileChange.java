package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A change of the files of a process from outside, between two slots (rule F18). Paths begin with a slash. */
public sealed interface FileChange {
    /** Writes a file; directories on the way are made. */
    record Put(String path, Binary content) implements FileChange {}

    /** Makes a directory, and those on the way. */
    record MakeDirectory(String path) implements FileChange {}

    /** Takes a file away, or a directory with all that is in it. */
    record Remove(String path) implements FileChange {}

    /** Says why a change cannot be made, and what to do. */
    final class Impossible extends Exception {
        private static final long serialVersionUID = 1L;

        Impossible(String message) {
            super(message);
        }
    }

    /** What was done, for the timeline. */
    default String did() {
        return switch (this) {
            case Put(String path, Binary content) -> "wrote " + path;
            case MakeDirectory(String path) -> "made " + path;
            case Remove(String path) -> "removed " + path;
        };
    }

    /** Whether the files of a state are as the change leaves them. */
    default boolean madeIn(Message state) {
        Vfs files = Vfs.of(state);
        return switch (this) {
            case Put(String path, Binary content) ->
                files.at(Vfs.parts(path)).filter(content::equals).isPresent();
            case MakeDirectory(String path) ->
                files.at(Vfs.parts(path)).filter(Message.class::isInstance).isPresent();
            case Remove(String path) -> files.at(Vfs.parts(path)).isEmpty();
        };
    }

    /** The state with the change made. Descriptors and times follow as if the image had made it. */
    default Message apply(Message state, DeviceContext context) throws Impossible {
        FileOperations files =
                new FileOperations(state, () -> WasiSettings.of(state).now(context, WasiSettings.REALTIME));
        try {
            switch (this) {
                case Put(String path, Binary content) -> put(files, path, content);
                case MakeDirectory(String path) -> makeDirectories(files, Vfs.parts(path));
                case Remove(String path) -> remove(files, path);
            }
        } catch (WasiError e) {
            throw new Impossible("The files cannot be changed so: " + e.errno() + "; choose another path.");
        }
        return files.into(state);
    }

    private static void put(FileOperations files, String path, Binary content) throws Impossible, WasiError {
        List<String> parts = parts(path);
        Optional<Value> there = files.files().at(parts);
        if (there.isPresent() && !(there.get() instanceof Binary)) {
            throw new Impossible(path + " is no file; choose another name.");
        }
        makeDirectories(files, parts.subList(0, parts.size() - 1));
        if (there.isEmpty()) {
            files.create(parts, Binary.EMPTY);
        }
        files.write(parts, content);
    }

    private static void makeDirectories(FileOperations files, List<String> parts) throws Impossible, WasiError {
        for (int i = 1; i <= parts.size(); i++) {
            List<String> directory = parts.subList(0, i);
            Optional<Value> there = files.files().at(directory);
            if (there.isEmpty()) {
                files.create(directory, Message.EMPTY);
            } else if (!(there.get() instanceof Message)) {
                throw new Impossible(Vfs.name(directory) + " is no directory; choose another name.");
            }
        }
    }

    private static void remove(FileOperations files, String path) throws Impossible {
        List<String> parts = parts(path);
        if (files.files().at(parts).isEmpty()) {
            throw new Impossible(path + " is not there any more.");
        }
        removeAll(files, parts);
    }

    private static void removeAll(FileOperations files, List<String> parts) throws Impossible {
        if (Descriptor.isStream(Vfs.name(parts))) {
            throw new Impossible(Vfs.name(parts) + " is a standard stream and stays; empty it instead.");
        }
        Message content = files.files().directory(parts).orElse(Message.EMPTY);
        for (var key : content.entries().keySet()) {
            List<String> inner = new ArrayList<>(parts);
            inner.add(key.text());
            removeAll(files, inner);
        }
        files.remove(parts);
    }

    private static List<String> parts(String path) throws Impossible {
        List<String> parts = Vfs.parts(path);
        if (parts.isEmpty() || parts.contains(".") || parts.contains("..")) {
            throw new Impossible("\"" + path + "\" names no file; write a path such as /data/in.txt.");
        }
        return parts;
    }
}
