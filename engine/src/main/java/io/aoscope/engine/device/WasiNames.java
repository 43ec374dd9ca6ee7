package io.aoscope.engine.device;

import static java.util.Map.entry;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Names of files: links, renaming, removing (F7, F12, F14). */
final class WasiNames {
    static final Map<String, WasiFunctions.Function> FUNCTIONS = Map.ofEntries(
            entry("path_link", WasiNames::link),
            entry("path_symlink", WasiNames::symlink),
            entry("path_readlink", WasiNames::readlink),
            entry("path_rename", WasiNames::rename),
            entry("path_unlink_file", WasiNames::unlink));

    private WasiNames() {}

    private static void link(WasiCall call) throws WasiError {
        Descriptor from = call.directory(0, Rights.PATH_LINK_SOURCE);
        Descriptor to = call.directory(4, Rights.PATH_LINK_TARGET);
        PathLookup.Place source = call.place(from, 2, 3, WasiStatus.follows(call, 1));
        PathLookup.Place target = call.place(to, 5, 6, false);
        if (source.present() instanceof Message) {
            throw new WasiError(Errno.PERM);
        }
        checkFree(target);
        call.files().link(source.parts(), target.parts());
    }

    private static void symlink(WasiCall call) throws WasiError {
        String target = call.text(0, 1);
        Descriptor directory = call.directory(2, Rights.PATH_SYMLINK);
        if (target.isEmpty()) {
            throw new WasiError(Errno.NOENT);
        }
        if (target.startsWith("/")) {
            throw new WasiError(Errno.NOTCAPABLE);
        }
        PathLookup.Place place = call.place(directory, 3, 4, false);
        checkFree(place);
        call.files().create(place.parts(), Vfs.link(target));
    }

    private static void checkFree(PathLookup.Place place) throws WasiError {
        if (place.value().isPresent()) {
            place.present();
            throw new WasiError(Errno.EXIST);
        }
        if (place.slash()) {
            throw new WasiError(Errno.NOENT);
        }
    }

    private static void readlink(WasiCall call) throws WasiError {
        Descriptor directory = call.directory(0, Rights.PATH_READLINK);
        PathLookup.Place place = call.place(directory, 1, 2, false);
        byte[] target = Vfs.target(place.present())
                .orElseThrow(() -> new WasiError(Errno.INVAL))
                .getBytes(StandardCharsets.UTF_8);
        int length = (int) Math.min(target.length, call.address(4));
        call.memory().write(call.address(3), target, 0, length);
        call.storePointer(call.address(5), length);
    }

    private static void rename(WasiCall call) throws WasiError {
        Descriptor from = call.directory(0, Rights.PATH_RENAME_SOURCE);
        Descriptor to = call.directory(3, Rights.PATH_RENAME_TARGET);
        PathLookup.Place source = call.place(from, 1, 2, false);
        PathLookup.Place target = call.place(to, 4, 5, false);
        Value moved = source.present();
        if (source.dot()
                || target.dot()
                || source.parts().isEmpty()
                || target.parts().isEmpty()) {
            throw new WasiError(Errno.BUSY);
        }
        List<String> old = source.parts();
        boolean below = target.parts().size() > old.size()
                && target.parts().subList(0, old.size()).equals(old);
        if (below) {
            throw new WasiError(Errno.INVAL);
        }
        checkReplaceable(moved, target);
        if (!sameFile(call.files().files(), source, target)) {
            call.files().move(old, target.parts());
        }
    }

    private static void checkReplaceable(Value moved, PathLookup.Place target) throws WasiError {
        boolean directory = moved instanceof Message;
        if (target.value().isEmpty()) {
            if (target.slash() && !directory) {
                throw new WasiError(Errno.NOTDIR);
            }
            return;
        }
        if (target.present() instanceof Message content) {
            if (!directory) {
                throw new WasiError(Errno.ISDIR);
            }
            if (!content.isEmpty()) {
                throw new WasiError(Errno.NOTEMPTY);
            }
        } else if (directory) {
            throw new WasiError(Errno.NOTDIR);
        }
    }

    /** Renaming a file to another of its names changes nothing. */
    private static boolean sameFile(Vfs files, PathLookup.Place one, PathLookup.Place other) {
        return one.parts().equals(other.parts())
                || other.value().isPresent()
                        && files.attributes(one.parts()).inode()
                                == files.attributes(other.parts()).inode();
    }

    private static void unlink(WasiCall call) throws WasiError {
        Descriptor directory = call.directory(0, Rights.PATH_UNLINK_FILE);
        PathLookup.Place place = call.place(directory, 1, 2, false);
        Value there = place.present();
        if (there instanceof Message) {
            throw new WasiError(Errno.ISDIR);
        }
        if (there instanceof Binary && Descriptor.isStream(Vfs.name(place.parts()))) {
            throw new WasiError(Errno.PERM);
        }
        call.files().remove(place.parts());
    }
}
