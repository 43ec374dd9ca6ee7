package io.aoscope.engine.device;

import static java.util.Map.entry;

import io.aoscope.engine.message.Value;
import java.util.Map;

/** Time, chance, arguments, environment and waiting (F8). There are no arguments and no environment. */
final class WasiSurroundings {
    static final Map<String, WasiFunctions.Function> FUNCTIONS = Map.ofEntries(
            entry("clock_time_get", WasiSurroundings::time),
            entry("clock_res_get", WasiSurroundings::resolution),
            entry("random_get", WasiSurroundings::random),
            entry("args_sizes_get", WasiSurroundings::noStrings),
            entry("environ_sizes_get", WasiSurroundings::noStrings),
            entry("args_get", call -> Errno.SUCCESS),
            entry("environ_get", call -> Errno.SUCCESS),
            entry("sched_yield", call -> Errno.SUCCESS),
            entry("poll_oneoff", WasiSurroundings::poll));

    private static final String RANDOM_OFFSET = WasiDevice.STDLIB + "/random-offset";
    private static final int MOST_RANDOM_BYTES = 1 << 24;
    private static final int CLOCKS = 4;
    private static final int SUBSCRIPTION = 48;
    private static final int EVENT = 32;

    private WasiSurroundings() {}

    private static Errno time(WasiCall call) {
        int clock = call.number(0);
        if (clock < 0 || clock >= CLOCKS) {
            return Errno.INVAL;
        }
        call.memory().putLong(call.address(2), call.context().clock().nanoseconds(clock));
        return Errno.SUCCESS;
    }

    private static Errno resolution(WasiCall call) {
        call.memory().putLong(call.address(1), 1);
        return Errno.SUCCESS;
    }

    /** How far the randomness was read is part of the state, so that a snapshot goes on where it was. */
    private static Errno random(WasiCall call) {
        long offset = call.state().integer(RANDOM_OFFSET).map(Number::longValue).orElse(0L);
        long length = call.address(1);
        if (!call.memory().in(call.address(0), length) || length > MOST_RANDOM_BYTES) {
            return Errno.FAULT;
        }
        call.memory().write(call.address(0), call.context().random().bytes(offset, (int) length));
        call.state(call.state().set(RANDOM_OFFSET, Value.of(offset + length)));
        return Errno.SUCCESS;
    }

    private static Errno noStrings(WasiCall call) {
        call.storePointer(call.address(0), 0);
        call.storePointer(call.address(1), 0);
        return Errno.SUCCESS;
    }

    /** Time does not pass while a message runs, so whatever is waited for is there at once. */
    private static Errno poll(WasiCall call) {
        long count = call.address(2);
        if (count == 0) {
            return Errno.INVAL;
        }
        for (long i = 0; i < count; i++) {
            long subscription = call.address(0) + i * SUBSCRIPTION;
            long event = call.address(1) + i * EVENT;
            call.memory().write(event, new byte[EVENT]);
            call.memory().putLong(event, call.memory().getLong(subscription));
            call.memory().putByte(event + 10, call.memory().getByte(subscription + 8));
        }
        call.storePointer(call.address(3), count);
        return Errno.SUCCESS;
    }
}
