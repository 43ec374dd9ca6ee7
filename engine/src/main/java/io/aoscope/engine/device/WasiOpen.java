package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.Map;

/** Opening by name (F7, F12, F15). */
final class WasiOpen {
    static final Map<String, WasiFunctions.Function> FUNCTIONS = Map.of("path_open", WasiOpen::open);

    private static final int CREATE = 1;
    private static final int DIRECTORY = 2;
    private static final int EXCLUSIVE = 4;
    private static final int TRUNCATE = 8;

    private WasiOpen() {}

    private static void open(WasiCall call) throws WasiError {
        int how = call.number(4);
        Descriptor directory = call.directory(0, needed(how));
        long rights = call.argument(5) & Rights.ALL;
        long inheriting = call.argument(6) & Rights.ALL;
        if ((rights & ~directory.inheriting()) != 0 || (inheriting & ~directory.inheriting()) != 0) {
            throw new WasiError(Errno.NOTCAPABLE);
        }
        int flags = WasiDescriptors.flags(call.number(7));
        PathLookup.Place place = call.place(directory, 2, 3, WasiStatus.follows(call, 1));
        Value there = place.value().isPresent() ? existing(call, place, how, rights) : created(call, place, how);
        int number = call.files().open().free();
        call.memory().putInt(call.address(8), number);
        call.files()
                .keep(Descriptor.opened(
                        number, place.parts(), flags, rights & applicable(there, place.parts()), inheriting));
    }

    /** What the directory has to allow. */
    private static long needed(int how) throws WasiError {
        if ((how & CREATE) != 0 && (how & DIRECTORY) != 0) {
            throw new WasiError(Errno.INVAL);
        }
        return Rights.PATH_OPEN
                | ((how & CREATE) != 0 ? Rights.PATH_CREATE_FILE : 0)
                | ((how & TRUNCATE) != 0 ? Rights.PATH_FILESTAT_SET_SIZE : 0);
    }

    private static Value created(WasiCall call, PathLookup.Place place, int how) throws WasiError {
        if ((how & CREATE) == 0) {
            throw new WasiError(Errno.NOENT);
        }
        if (place.slash()) {
            throw new WasiError(Errno.ISDIR);
        }
        call.files().create(place.parts(), Binary.EMPTY);
        return Binary.EMPTY;
    }

    private static Value existing(WasiCall call, PathLookup.Place place, int how, long rights) throws WasiError {
        if ((how & CREATE) != 0 && (how & EXCLUSIVE) != 0) {
            throw new WasiError(Errno.EXIST);
        }
        return switch (place.present()) {
            case Message directory -> {
                if ((how & (CREATE | TRUNCATE)) != 0 || (rights & Rights.FD_WRITE) != 0) {
                    throw new WasiError(Errno.ISDIR);
                }
                yield directory;
            }
            case Binary file -> {
                if ((how & DIRECTORY) != 0) {
                    throw new WasiError(Errno.NOTDIR);
                }
                if ((how & TRUNCATE) != 0) {
                    call.files().write(place.parts(), Binary.EMPTY);
                }
                yield file;
            }
            default -> throw new WasiError(Errno.LOOP);
        };
    }

    private static long applicable(Value value, List<String> parts) {
        if (value instanceof Message) {
            return Rights.DIRECTORY;
        }
        return Descriptor.isStream(Vfs.name(parts)) ? Rights.STREAM : Rights.FILE;
    }
}
