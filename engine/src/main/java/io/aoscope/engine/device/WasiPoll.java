package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Waiting (F16). Files and streams are always ready; where only clocks are waited for, the clock of the process goes on
 * to the first of them.
 */
final class WasiPoll {
    static final Map<String, WasiFunctions.Function> FUNCTIONS = Map.of("poll_oneoff", WasiPoll::poll);

    /**
     * What is waited for.
     *
     * @param delay nanoseconds until it happens
     * @param bytes that can be read
     * @param hangup whether nothing will ever come any more
     */
    private record Waiting(long userdata, byte type, Errno error, long delay, long bytes, boolean hangup) {}

    private static final int SUBSCRIPTION = 48;
    private static final int EVENT = 32;
    private static final int CLOCK = 0;
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int ABSOLUTE = 1;
    private static final int MOST = 1024;
    private static final long ROOM_TO_WRITE = 65_536;

    private WasiPoll() {}

    private static void poll(WasiCall call) throws WasiError {
        long count = call.address(2);
        if (count == 0 || Long.compareUnsigned(count, MOST) > 0) {
            throw new WasiError(Errno.INVAL);
        }
        List<Waiting> all = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            all.add(subscription(call, call.address(0) + i * SUBSCRIPTION));
        }
        long wait = all.stream().mapToLong(Waiting::delay).min().orElse(0);
        if (wait > 0) {
            call.keep(call.settings().waiting(wait));
        }
        long at = call.address(1);
        int happened = 0;
        for (Waiting one : all) {
            if (one.delay() <= wait) {
                call.memory().write(at + (long) happened++ * EVENT, event(one));
            }
        }
        call.storePointer(call.address(3), happened);
    }

    private static Waiting subscription(WasiCall call, long at) throws WasiError {
        long userdata = call.memory().getLong(at);
        byte type = call.memory().getByte(at + 8);
        int what = call.memory().getInt(at + 16);
        return switch (type) {
            case CLOCK -> clock(call, at, userdata, what);
            case READ, WRITE -> file(call, userdata, type, what);
            default -> throw new WasiError(Errno.INVAL);
        };
    }

    private static Waiting clock(WasiCall call, long at, long userdata, int clock) {
        if (!WasiSettings.isClock(clock)) {
            return new Waiting(userdata, (byte) CLOCK, Errno.INVAL, 0, 0, false);
        }
        long timeout = call.memory().getLong(at + 24);
        boolean absolute = (call.memory().getByte(at + 40) & ABSOLUTE) != 0;
        long limited = timeout < 0 ? Long.MAX_VALUE : timeout;
        long wait = absolute ? Math.max(0, limited - call.now(clock)) : limited;
        return new Waiting(userdata, (byte) CLOCK, Errno.SUCCESS, wait, 0, false);
    }

    private static Waiting file(WasiCall call, long userdata, byte type, int number) {
        return call.files()
                .open()
                .find(number)
                .map(open -> ready(call, userdata, type, open))
                .orElse(new Waiting(userdata, type, Errno.BADF, 0, 0, false));
    }

    private static Waiting ready(WasiCall call, long userdata, byte type, Descriptor open) {
        if (type == WRITE) {
            return new Waiting(userdata, type, Errno.SUCCESS, 0, ROOM_TO_WRITE, false);
        }
        long length =
                call.files().files().file(open.parts()).map(Binary::length).orElse(0);
        long left = Math.max(0, length - open.offset());
        return new Waiting(userdata, type, Errno.SUCCESS, 0, left, open.isStream() && left == 0);
    }

    private static byte[] event(Waiting one) {
        return WasiStatus.struct(EVENT)
                .putLong(one.userdata())
                .putShort((short) one.error().number())
                .put(one.type())
                .position(16)
                .putLong(one.bytes())
                .putShort((short) (one.hangup() ? 1 : 0))
                .array();
    }
}
