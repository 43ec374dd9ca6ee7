package io.aoscope.engine.device;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Descriptors themselves: their flags, rights and numbers, and the directory that is open from the start (F5, F6, F15). */
final class WasiDescriptors {
    static final Map<String, WasiFunctions.Function> FUNCTIONS = Map.ofEntries(
            entry("fd_close", call -> call.files().close(call.descriptor(0))),
            entry("fd_renumber", WasiDescriptors::renumber),
            entry("fd_fdstat_get", WasiDescriptors::status),
            entry("fd_fdstat_set_flags", WasiDescriptors::setFlags),
            entry("fd_fdstat_set_rights", WasiDescriptors::setRights),
            entry("fd_prestat_get", WasiDescriptors::preopened),
            entry("fd_prestat_dir_name", WasiDescriptors::preopenedName));

    private static final int ALL_FLAGS = 0x1F;
    private static final int STATUS = 24;
    private static final byte[] ROOT_NAME = "/".getBytes(StandardCharsets.UTF_8);

    private WasiDescriptors() {}

    private static void renumber(WasiCall call) throws WasiError {
        Descriptor from = call.descriptor(0);
        Descriptor to = call.descriptor(1);
        if (from.number() != to.number()) {
            call.files().close(to);
            call.files().keep(from.withNumber(to.number()));
            // The file itself stays in use, so this is no close.
            call.files().forget(from.number());
        }
    }

    private static void status(WasiCall call) throws WasiError {
        Descriptor descriptor = call.descriptor(0);
        byte[] status = WasiStatus.struct(STATUS)
                .put(WasiStatus.kind(call, descriptor))
                .position(2)
                .putShort((short) descriptor.flags())
                .position(8)
                .putLong(descriptor.rights())
                .putLong(descriptor.inheriting())
                .array();
        call.memory().write(call.address(1), status);
    }

    private static void setFlags(WasiCall call) throws WasiError {
        Descriptor descriptor = call.descriptor(0, Rights.FD_FDSTAT_SET_FLAGS);
        call.files().keep(descriptor.withFlags(flags(call.number(1))));
    }

    /** The flags of a descriptor, if they are any. */
    static int flags(int number) throws WasiError {
        if ((number & ~ALL_FLAGS) != 0) {
            throw new WasiError(Errno.INVAL);
        }
        return number;
    }

    /** Rights can be given up, never added. */
    private static void setRights(WasiCall call) throws WasiError {
        Descriptor descriptor = call.descriptor(0);
        long own = call.argument(1);
        long inheriting = call.argument(2);
        if ((own & ~descriptor.rights()) != 0 || (inheriting & ~descriptor.inheriting()) != 0) {
            throw new WasiError(Errno.NOTCAPABLE);
        }
        call.files().keep(descriptor.withRights(own, inheriting));
    }

    private static void preopened(WasiCall call) throws WasiError {
        checkPreopened(call);
        call.memory().putByte(call.address(1), (byte) 0);
        call.storePointer(call.address(1) + call.pointerBytes(), ROOT_NAME.length);
    }

    private static void preopenedName(WasiCall call) throws WasiError {
        checkPreopened(call);
        if (Long.compareUnsigned(call.address(2), ROOT_NAME.length) < 0) {
            throw new WasiError(Errno.NAMETOOLONG);
        }
        call.memory().write(call.address(1), ROOT_NAME);
    }

    private static void checkPreopened(WasiCall call) throws WasiError {
        Descriptor descriptor = call.descriptor(0);
        if (descriptor.number() != Descriptors.ROOT || !descriptor.parts().isEmpty()) {
            throw new WasiError(Errno.BADF);
        }
    }
}
