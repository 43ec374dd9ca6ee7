package io.aoscope.engine.device;

import static java.util.Map.entry;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** What a file is: its kind, number, size and times (F6, F13). */
final class WasiStatus {
    static final Map<String, WasiFunctions.Function> FUNCTIONS = Map.ofEntries(
            entry("fd_filestat_get", WasiStatus::get),
            entry("path_filestat_get", WasiStatus::getAt),
            entry("fd_filestat_set_times", WasiStatus::setTimes),
            entry("path_filestat_set_times", WasiStatus::setTimesAt));

    static final int FOLLOW = 1;
    private static final byte CHARACTER_DEVICE = 2;
    private static final byte DIRECTORY = 3;
    private static final byte REGULAR_FILE = 4;
    private static final byte SYMBOLIC_LINK = 7;
    private static final int STATUS = 64;
    private static final int ACCESS = 1;
    private static final int ACCESS_NOW = 2;
    private static final int MODIFICATION = 4;
    private static final int MODIFICATION_NOW = 8;

    private WasiStatus() {}

    static ByteBuffer struct(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte kind(Value value, List<String> parts) {
        return switch (value) {
            case Message ignored -> DIRECTORY;
            case Binary ignored -> Descriptor.isStream(Vfs.name(parts)) ? CHARACTER_DEVICE : REGULAR_FILE;
            default -> SYMBOLIC_LINK;
        };
    }

    static byte kind(WasiCall call, Descriptor descriptor) throws WasiError {
        return kind(value(call, descriptor.parts()), descriptor.parts());
    }

    private static Value value(WasiCall call, List<String> parts) throws WasiError {
        return call.files().files().at(parts).orElseThrow(() -> new WasiError(Errno.BADF));
    }

    private static void get(WasiCall call) throws WasiError {
        Descriptor descriptor = call.descriptor(0, Rights.FD_FILESTAT_GET);
        put(call, descriptor.parts(), value(call, descriptor.parts()), call.address(1));
    }

    private static void getAt(WasiCall call) throws WasiError {
        Descriptor directory = call.directory(0, Rights.PATH_FILESTAT_GET);
        PathLookup.Place place = call.place(directory, 2, 3, follows(call, 1));
        put(call, place.parts(), place.present(), call.address(4));
    }

    static boolean follows(WasiCall call, int index) {
        return (call.number(index) & FOLLOW) != 0;
    }

    private static void put(WasiCall call, List<String> parts, Value value, long at) {
        Attributes known = call.files().files().attributes(parts);
        byte[] status = struct(STATUS)
                .putLong(0)
                .putLong(known.inode())
                .put(kind(value, parts))
                .position(24)
                .putLong(known.links())
                .putLong(size(value))
                .putLong(known.accessed())
                .putLong(known.modified())
                .putLong(known.changed())
                .array();
        call.memory().write(at, status);
    }

    private static long size(Value value) {
        return switch (value) {
            case Binary file -> file.length();
            case Message ignored -> 0;
            default -> Vfs.target(value).map(Binary::of).map(Binary::length).orElse(0);
        };
    }

    private static void setTimes(WasiCall call) throws WasiError {
        Descriptor descriptor = call.descriptor(0, Rights.FD_FILESTAT_SET_TIMES);
        set(call, descriptor.parts(), 1);
    }

    private static void setTimesAt(WasiCall call) throws WasiError {
        Descriptor directory = call.directory(0, Rights.PATH_FILESTAT_SET_TIMES);
        PathLookup.Place place = call.place(directory, 2, 3, follows(call, 1));
        place.present();
        set(call, place.parts(), 4);
    }

    /** @param first the first of three arguments: access, modification, and which of them to set to what */
    private static void set(WasiCall call, List<String> parts, int first) throws WasiError {
        int flags = call.number(first + 2);
        Attributes known = call.files().files().attributes(parts);
        call.files()
                .times(
                        parts,
                        time(call, flags, ACCESS, ACCESS_NOW, call.argument(first), known.accessed()),
                        time(call, flags, MODIFICATION, MODIFICATION_NOW, call.argument(first + 1), known.modified()));
    }

    private static long time(WasiCall call, int flags, int given, int now, long time, long before) throws WasiError {
        boolean toGiven = (flags & given) != 0;
        boolean toNow = (flags & now) != 0;
        if (toGiven && toNow) {
            throw new WasiError(Errno.INVAL);
        }
        return toGiven ? time : toNow ? call.now(WasiSettings.REALTIME) : before;
    }
}
