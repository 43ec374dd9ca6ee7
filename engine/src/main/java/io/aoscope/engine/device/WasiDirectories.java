package io.aoscope.engine.device;

import static java.util.Map.entry;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Making, removing and listing directories (F6, F7). */
final class WasiDirectories {
    static final Map<String, WasiFunctions.Function> FUNCTIONS = Map.ofEntries(
            entry("path_create_directory", WasiDirectories::create),
            entry("path_remove_directory", WasiDirectories::remove),
            entry("fd_readdir", WasiDirectories::read));

    private static final String HERE = ".";
    private static final String ABOVE = "..";
    private static final int DIRENT = 24;

    private WasiDirectories() {}

    private static void create(WasiCall call) throws WasiError {
        Descriptor directory = call.directory(0, Rights.PATH_CREATE_DIRECTORY);
        // A slash at the end would follow a link; here it only stresses that a directory is meant.
        String path = call.text(1, 2).replaceFirst("(?<=[^/])/+$", "");
        PathLookup.Place place = PathLookup.find(call.files().files(), directory.parts(), path, false);
        if (place.value().isPresent()) {
            throw new WasiError(Errno.EXIST);
        }
        call.files().create(place.parts(), Message.EMPTY);
    }

    private static void remove(WasiCall call) throws WasiError {
        Descriptor directory = call.directory(0, Rights.PATH_REMOVE_DIRECTORY);
        PathLookup.Place place = call.place(directory, 1, 2, false);
        if (!(place.present() instanceof Message content)) {
            throw new WasiError(Errno.NOTDIR);
        }
        if (place.dot() || place.parts().isEmpty()) {
            throw new WasiError(place.parts().isEmpty() ? Errno.BUSY : Errno.INVAL);
        }
        if (!content.isEmpty()) {
            throw new WasiError(Errno.NOTEMPTY);
        }
        call.files().remove(place.parts());
    }

    /**
     * Entries from a cookie on, the last one cut where the buffer ends. The names are those of when reading began, so
     * that nothing is passed over where the guest removes files as it goes.
     */
    private static void read(WasiCall call) throws WasiError {
        Descriptor descriptor = call.directory(0, Rights.FD_READDIR);
        long cookie = call.argument(3);
        Message content = call.files().files().directory(descriptor.parts()).orElseThrow();
        if (cookie == 0 || descriptor.listing().items().isEmpty()) {
            descriptor = descriptor.withListing(names(content));
            call.files().keep(descriptor);
        }
        List<Value> names = descriptor.listing().items();
        long room = call.address(2);
        long used = 0;
        for (long i = Math.max(0, cookie); i < names.size() && used < room; i++) {
            byte[] entry = dirent(call, descriptor.parts(), (Binary) names.get((int) i), i + 1);
            int length = (int) Math.min(entry.length, room - used);
            call.memory().write(call.address(1) + used, entry, 0, length);
            used += length;
        }
        call.storePointer(call.address(4), used);
    }

    private static ListValue names(Message content) {
        List<Value> names = new ArrayList<>(List.of(Binary.of(HERE), Binary.of(ABOVE)));
        content.entries().keySet().stream().map(Key::text).map(Binary::of).forEach(names::add);
        return new ListValue(names);
    }

    /** One entry; none where the file was removed since. */
    private static byte[] dirent(WasiCall call, List<String> directory, Binary name, long next) {
        Vfs files = call.files().files();
        List<String> parts = new ArrayList<>(directory);
        if (name.text().equals(ABOVE)) {
            parts = parts.subList(0, Math.max(0, parts.size() - 1));
        } else if (!name.text().equals(HERE)) {
            parts.add(name.text());
        }
        Optional<Value> value = files.at(parts);
        if (value.isEmpty()) {
            return new byte[0];
        }
        return WasiStatus.struct(DIRENT + name.length())
                .putLong(next)
                .putLong(files.attributes(parts).inode())
                .putInt(name.length())
                .put(WasiStatus.kind(value.get(), parts))
                .position(DIRENT)
                .put(name.bytes())
                .array();
    }
}
