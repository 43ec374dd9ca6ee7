package io.aoscope.engine.device;

import static java.util.Map.entry;

import io.aoscope.engine.message.Binary;
import java.util.Arrays;
import java.util.Map;

/** Where a descriptor stands in its file, and how long the file is (F5). */
final class WasiPositions {
    static final Map<String, WasiFunctions.Function> FUNCTIONS = Map.ofEntries(
            entry("fd_seek", WasiPositions::seek),
            entry("fd_tell", WasiPositions::tell),
            entry("fd_filestat_set_size", WasiPositions::setSize),
            entry("fd_allocate", WasiPositions::allocate),
            entry("fd_advise", WasiPositions::advise),
            entry("fd_sync", call -> call.descriptor(0, Rights.FD_SYNC)),
            entry("fd_datasync", call -> call.descriptor(0, Rights.FD_DATASYNC)));

    private static final int START = 0;
    private static final int HERE = 1;
    private static final int END = 2;
    private static final int MOST_ADVICE = 5;

    private WasiPositions() {}

    /** The regular file that is open. */
    private static Descriptor file(WasiCall call, long right) throws WasiError {
        Descriptor descriptor = call.descriptor(0);
        if (descriptor.isStream()) {
            throw new WasiError(Errno.SPIPE);
        }
        call.content(descriptor);
        return call.descriptor(0, right);
    }

    private static void seek(WasiCall call) throws WasiError {
        boolean asksOnly = call.argument(1) == 0 && call.number(2) == HERE;
        Descriptor descriptor = file(call, asksOnly ? Rights.FD_TELL : Rights.FD_SEEK | Rights.FD_TELL);
        long start = switch (call.number(2)) {
            case START -> 0;
            case HERE -> descriptor.offset();
            case END -> call.content(descriptor).length();
            default -> throw new WasiError(Errno.INVAL);
        };
        long target = start + call.argument(1);
        if (target < 0) {
            throw new WasiError(Errno.INVAL);
        }
        call.memory().putLong(call.address(3), target);
        call.files().keep(descriptor.at(target));
    }

    private static void tell(WasiCall call) throws WasiError {
        call.memory().putLong(call.address(1), file(call, Rights.FD_TELL).offset());
    }

    private static void setSize(WasiCall call) throws WasiError {
        resize(call, file(call, Rights.FD_FILESTAT_SET_SIZE), call.argument(1));
    }

    private static void resize(WasiCall call, Descriptor descriptor, long size) throws WasiError {
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw new WasiError(Errno.FBIG);
        }
        byte[] content = Arrays.copyOf(call.content(descriptor).bytes(), (int) size);
        call.files().write(descriptor.parts(), Binary.of(content));
    }

    /** Makes a file long enough; it never becomes shorter. */
    private static void allocate(WasiCall call) throws WasiError {
        Descriptor descriptor = file(call, Rights.FD_ALLOCATE);
        long offset = call.argument(1);
        long length = call.argument(2);
        if (offset < 0 || length <= 0) {
            throw new WasiError(Errno.INVAL);
        }
        long end = offset + length;
        if (end < 0 || end > call.content(descriptor).length()) {
            resize(call, descriptor, end);
        }
    }

    private static void advise(WasiCall call) throws WasiError {
        file(call, Rights.FD_ADVISE);
        if (call.argument(1) < 0 || call.argument(2) < 0 || call.number(3) < 0 || call.number(3) > MOST_ADVICE) {
            throw new WasiError(Errno.INVAL);
        }
    }
}
