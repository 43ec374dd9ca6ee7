package io.aoscope.engine.device;

import static java.util.Map.entry;

import io.aoscope.engine.vm.LinearMemory;
import java.util.List;
import java.util.Map;

/** Arguments, environment, time and chance (F8, F16); what no process has: signals and sockets (F17). */
final class WasiSurroundings {
    static final Map<String, WasiFunctions.Function> FUNCTIONS = Map.ofEntries(
            entry("clock_time_get", WasiSurroundings::time),
            entry("clock_res_get", WasiSurroundings::resolution),
            entry("random_get", WasiSurroundings::random),
            entry("args_sizes_get", call -> sizes(call, call.settings().arguments())),
            entry("args_get", call -> strings(call, call.settings().arguments())),
            entry("environ_sizes_get", call -> sizes(call, call.settings().environment())),
            entry("environ_get", call -> strings(call, call.settings().environment())),
            entry("sched_yield", call -> {}),
            entry("proc_raise", WasiSurroundings::raise),
            entry("sock_accept", WasiSurroundings::socket),
            entry("sock_recv", WasiSurroundings::socket),
            entry("sock_send", WasiSurroundings::socket),
            entry("sock_shutdown", WasiSurroundings::socket));

    private static final int MOST_RANDOM_BYTES = 1 << 24;
    private static final long RESOLUTION = 1;

    private WasiSurroundings() {}

    private static int clock(WasiCall call) throws WasiError {
        if (!WasiSettings.isClock(call.number(0))) {
            throw new WasiError(Errno.INVAL);
        }
        return call.number(0);
    }

    private static void time(WasiCall call) throws WasiError {
        call.memory().putLong(call.address(2), call.now(clock(call)));
    }

    private static void resolution(WasiCall call) throws WasiError {
        clock(call);
        call.memory().putLong(call.address(1), RESOLUTION);
    }

    private static void random(WasiCall call) throws WasiError {
        WasiSettings settings = call.settings();
        long length = call.address(1);
        if (!call.memory().in(call.address(0), length) || length > MOST_RANDOM_BYTES) {
            throw new WasiError(Errno.FAULT);
        }
        long offset = settings.randomOffset();
        call.memory().write(call.address(0), settings.random(call.context()).bytes(offset, (int) length));
        call.keep(settings.randomOffset(offset + length));
    }

    private static void sizes(WasiCall call, List<byte[]> strings) {
        call.storePointer(call.address(0), strings.size());
        call.storePointer(
                call.address(1),
                strings.stream().mapToLong(text -> text.length + 1L).sum());
    }

    private static void strings(WasiCall call, List<byte[]> strings) {
        LinearMemory memory = call.memory();
        long pointer = call.address(0);
        long at = call.address(1);
        for (byte[] text : strings) {
            call.storePointer(pointer, at);
            memory.write(at, text);
            memory.putByte(at + text.length, (byte) 0);
            pointer += call.pointerBytes();
            at += text.length + 1L;
        }
    }

    private static void raise(WasiCall call) throws WasiError {
        throw new WasiError(Errno.NOTSUP);
    }

    private static void socket(WasiCall call) throws WasiError {
        call.descriptor(0);
        throw new WasiError(Errno.NOTSOCK);
    }
}
