package io.aoscope.engine.device;

import static java.util.Map.entry;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opening, making and removing by name (F7). */
final class WasiPaths {
    static final Map<String, WasiFunctions.Function> FUNCTIONS = Map.ofEntries(
            entry("path_open", WasiPaths::open),
            entry("path_create_directory", WasiPaths::createDirectory),
            entry("path_remove_directory", WasiPaths::removeDirectory),
            entry("path_unlink_file", WasiPaths::unlink),
            entry("path_rename", WasiPaths::rename));

    private static final int CREATE = 1;
    private static final int DIRECTORY = 2;
    private static final int EXCLUSIVE = 4;
    private static final int TRUNCATE = 8;
    private static final int APPEND = 1;

    private WasiPaths() {}

    private static List<String> parts(WasiCall call, int directory, int address, int length) {
        String base = call.descriptor(directory).map(Descriptor::filename).orElse("/");
        return Vfs.parts(base, call.text(address, length));
    }

    private static Errno open(WasiCall call) {
        if (call.descriptor(0).isEmpty()) {
            return Errno.BADF;
        }
        List<String> parts = parts(call, 0, 2, 3);
        int flags = call.number(4);
        Errno refusal = prepare(call, parts, flags);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        int number = Descriptors.of(call.state()).free();
        call.memory().putInt(call.address(8), number);
        call.keep(new Descriptor(number, Vfs.name(parts), 0, (call.number(7) & APPEND) != 0));
        return Errno.SUCCESS;
    }

    private static Errno prepare(WasiCall call, List<String> parts, int flags) {
        Optional<Value> there = call.files().at(parts);
        if (there.isEmpty()) {
            if ((flags & CREATE) == 0 || call.files().parent(parts).isEmpty()) {
                return Errno.NOENT;
            }
            call.keep(call.files().with(parts, Binary.EMPTY));
            return Errno.SUCCESS;
        }
        boolean file = there.get() instanceof Binary;
        if ((flags & CREATE) != 0 && (flags & EXCLUSIVE) != 0) {
            return Errno.EXIST;
        }
        if (file && (flags & DIRECTORY) != 0) {
            return Errno.NOTDIR;
        }
        if ((flags & TRUNCATE) != 0) {
            if (!file) {
                return Errno.ISDIR;
            }
            call.keep(call.files().with(parts, Binary.EMPTY));
        }
        return Errno.SUCCESS;
    }

    private static Errno createDirectory(WasiCall call) {
        List<String> parts = parts(call, 0, 1, 2);
        if (call.files().at(parts).isPresent()) {
            return Errno.EXIST;
        }
        if (call.files().parent(parts).isEmpty()) {
            return Errno.NOENT;
        }
        call.keep(call.files().with(parts, Message.EMPTY));
        return Errno.SUCCESS;
    }

    private static Errno removeDirectory(WasiCall call) {
        List<String> parts = parts(call, 0, 1, 2);
        Optional<Message> directory = call.files().directory(parts);
        if (directory.isEmpty() || parts.isEmpty()) {
            return call.files().at(parts).isPresent() ? Errno.NOTDIR : Errno.NOENT;
        }
        if (!directory.get().isEmpty()) {
            return Errno.NOTEMPTY;
        }
        call.keep(call.files().without(parts));
        return Errno.SUCCESS;
    }

    private static Errno unlink(WasiCall call) {
        List<String> parts = parts(call, 0, 1, 2);
        Optional<Value> there = call.files().at(parts);
        if (there.isEmpty()) {
            return Errno.NOENT;
        }
        if (!(there.get() instanceof Binary)) {
            return Errno.ISDIR;
        }
        call.keep(call.files().without(parts));
        return Errno.SUCCESS;
    }

    private static Errno rename(WasiCall call) {
        List<String> from = parts(call, 0, 1, 2);
        List<String> to = parts(call, 3, 4, 5);
        Optional<Value> moved = call.files().at(from);
        if (moved.isEmpty() || from.isEmpty() || call.files().parent(to).isEmpty()) {
            return Errno.NOENT;
        }
        if (to.size() > from.size() && to.subList(0, from.size()).equals(from)) {
            return Errno.INVAL;
        }
        if (call.files().directory(to).isPresent() && moved.get() instanceof Binary) {
            return Errno.ISDIR;
        }
        call.keep(call.files().without(from).with(to, moved.get()));
        return Errno.SUCCESS;
    }
}
