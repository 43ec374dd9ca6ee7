package io.aoscope.engine.device;

import static java.util.Map.entry;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.LinearMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What descriptors and files are: their kind, size and names (F6). */
final class WasiFiles {
    static final Map<String, WasiFunctions.Function> FUNCTIONS = Map.ofEntries(
            entry("fd_fdstat_get", WasiFiles::descriptorStatus),
            entry("fd_fdstat_set_flags", WasiFiles::setFlags),
            entry("fd_filestat_get", WasiFiles::fileStatus),
            entry("fd_filestat_set_size", WasiFiles::setSize),
            entry("path_filestat_get", WasiFiles::pathStatus),
            entry("fd_prestat_get", WasiFiles::preopened),
            entry("fd_prestat_dir_name", WasiFiles::preopenedName),
            entry("fd_readdir", WasiFiles::readDirectory),
            entry("fd_sync", WasiFiles::synced),
            entry("fd_datasync", WasiFiles::synced),
            entry("fd_advise", WasiFiles::synced));

    private static final byte CHARACTER_DEVICE = 2;
    private static final byte DIRECTORY = 3;
    private static final byte REGULAR_FILE = 4;
    private static final int APPEND = 1;
    private static final int DIRENT = 24;

    private WasiFiles() {}

    private static byte kind(Value value, boolean stream) {
        return stream ? CHARACTER_DEVICE : value instanceof Message ? DIRECTORY : REGULAR_FILE;
    }

    private static ByteBuffer struct(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Errno descriptorStatus(WasiCall call) {
        Optional<Descriptor> found = call.descriptor(0);
        Optional<Value> file = found.flatMap(descriptor -> call.files().at(descriptor.parts()));
        if (found.isEmpty() || file.isEmpty()) {
            return Errno.BADF;
        }
        ByteBuffer status = struct(24)
                .put(kind(file.get(), found.get().isStream()))
                .position(2)
                .putShort((short) (found.get().append() ? APPEND : 0))
                .position(8)
                .putLong(-1)
                .putLong(-1);
        call.memory().write(call.address(1), status.array());
        return Errno.SUCCESS;
    }

    private static Errno setFlags(WasiCall call) {
        Optional<Descriptor> found = call.descriptor(0);
        found.ifPresent(descriptor -> call.keep(new Descriptor(
                descriptor.number(), descriptor.filename(), descriptor.offset(), (call.number(1) & APPEND) != 0)));
        return found.isPresent() ? Errno.SUCCESS : Errno.BADF;
    }

    private static Errno fileStatus(WasiCall call) {
        Optional<Descriptor> found = call.descriptor(0);
        return found.isEmpty()
                ? Errno.BADF
                : status(call, found.get().parts(), found.get().isStream(), call.address(1));
    }

    private static Errno pathStatus(WasiCall call) {
        Optional<Descriptor> directory = call.descriptor(0);
        return directory.isEmpty()
                ? Errno.BADF
                : status(call, Vfs.parts(directory.get().filename(), call.text(2, 3)), false, call.address(4));
    }

    private static Errno status(WasiCall call, List<String> parts, boolean stream, long at) {
        Optional<Value> file = call.files().at(parts);
        if (file.isEmpty()) {
            return Errno.NOENT;
        }
        long size = file.get() instanceof Binary binary ? binary.length() : 0;
        ByteBuffer status = struct(64)
                .putLong(0)
                .putLong(inode(parts))
                .put(kind(file.get(), stream))
                .position(24)
                .putLong(1)
                .putLong(size);
        call.memory().write(at, status.array());
        return Errno.SUCCESS;
    }

    private static long inode(List<String> parts) {
        return Integer.toUnsignedLong(Vfs.name(parts).hashCode());
    }

    private static Errno setSize(WasiCall call) {
        Optional<Descriptor> found = call.descriptor(0);
        Optional<Binary> file = found.flatMap(descriptor -> call.files().file(descriptor.parts()));
        long size = call.argument(1);
        if (found.isEmpty() || file.isEmpty()) {
            return Errno.BADF;
        }
        if (size < 0 || size > Integer.MAX_VALUE) {
            return Errno.FBIG;
        }
        Binary resized = Binary.of(Arrays.copyOf(file.get().bytes(), (int) size));
        call.keep(call.files().with(found.get().parts(), resized));
        return Errno.SUCCESS;
    }

    private static Errno preopened(WasiCall call) {
        if (call.number(0) != Descriptors.ROOT) {
            return Errno.BADF;
        }
        call.memory().putByte(call.address(1), (byte) 0);
        call.storePointer(call.address(1) + call.pointerBytes(), 1);
        return Errno.SUCCESS;
    }

    private static Errno preopenedName(WasiCall call) {
        if (call.number(0) != Descriptors.ROOT) {
            return Errno.BADF;
        }
        if (call.address(2) < 1) {
            return Errno.INVAL;
        }
        call.memory().putByte(call.address(1), (byte) '/');
        return Errno.SUCCESS;
    }

    private static Errno readDirectory(WasiCall call) {
        Optional<Descriptor> found = call.descriptor(0);
        Optional<Message> directory = found.flatMap(descriptor -> call.files().directory(descriptor.parts()));
        if (found.isEmpty() || directory.isEmpty()) {
            return found.isEmpty() ? Errno.BADF : Errno.NOTDIR;
        }
        long room = call.address(2);
        long used = 0;
        long cookie = 0;
        for (Map.Entry<Key, Value> item : directory.get().entries().entrySet()) {
            cookie++;
            if (cookie > call.argument(3) && used < room) {
                byte[] name = item.getKey().text().getBytes(StandardCharsets.UTF_8);
                ByteBuffer entry = struct(DIRENT + name.length)
                        .putLong(cookie)
                        .putLong(cookie)
                        .putInt(name.length)
                        .put(kind(item.getValue(), false))
                        .position(DIRENT)
                        .put(name);
                int length = (int) Math.min(entry.capacity(), room - used);
                write(call.memory(), call.address(1) + used, entry.array(), length);
                used += length;
            }
        }
        call.storePointer(call.address(4), used);
        return Errno.SUCCESS;
    }

    private static void write(LinearMemory memory, long at, byte[] bytes, int length) {
        memory.write(at, bytes, 0, length);
    }

    private static Errno synced(WasiCall call) {
        return call.descriptor(0).isPresent() ? Errno.SUCCESS : Errno.BADF;
    }
}
