package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.Optional;

/**
 * What a process keeps beside {@code device} in the entry of {@code wasi_snapshot_preview1}: arguments, environment,
 * clock and seed as its author gave them, and how far time and randomness have gone (F8, F16).
 */
record WasiSettings(Message entry) {
    static final int REALTIME = 0;
    private static final int CLOCKS = 4;
    private static final String ARGUMENTS = "args";
    private static final String ENVIRONMENT = "env";
    private static final String CLOCK = "clock";
    private static final String SEED = "seed";
    private static final String WAITED = "waited";
    private static final String RANDOM_OFFSET = "random-offset";

    static WasiSettings of(Message state) {
        return new WasiSettings(state.message(WasiDevice.ENTRY).orElse(Message.EMPTY));
    }

    Message into(Message state) {
        return state.set(WasiDevice.ENTRY, entry);
    }

    /** The arguments of the program, its name first. */
    List<byte[]> arguments() {
        return texts(ARGUMENTS);
    }

    /** The environment, each variable as {@code NAME=value}. */
    List<byte[]> environment() {
        return texts(ENVIRONMENT);
    }

    private List<byte[]> texts(String key) {
        List<Value> items = entry.get(key).orElse(ListValue.EMPTY) instanceof ListValue list ? list.items() : List.of();
        return items.stream()
                .map(item -> item instanceof Binary text ? text : Binary.of(item.display()))
                .map(Binary::bytes)
                .toList();
    }

    static boolean isClock(int clock) {
        return clock >= 0 && clock < CLOCKS;
    }

    /** Nanoseconds on a clock: where the process or the session set it, and on by what was waited. */
    long now(DeviceContext context, int clock) {
        long start = number(CLOCK).orElseGet(() -> context.clock().nanoseconds(clock));
        long now = start + number(WAITED).orElse(0L);
        return now < start ? Long.MAX_VALUE : now;
    }

    /** The settings after waiting. */
    WasiSettings waiting(long nanoseconds) {
        long sum = number(WAITED).orElse(0L) + nanoseconds;
        return new WasiSettings(entry.put(WAITED, Value.of(sum < 0 ? Long.MAX_VALUE : sum)));
    }

    HostRandom random(DeviceContext context) {
        return entry.text(SEED).<HostRandom>map(SeededRandom::new).orElseGet(context::random);
    }

    /** How far the randomness was read: a snapshot goes on where it was. */
    long randomOffset() {
        return number(RANDOM_OFFSET).orElse(0L);
    }

    WasiSettings randomOffset(long offset) {
        return new WasiSettings(entry.put(RANDOM_OFFSET, Value.of(offset)));
    }

    private Optional<Long> number(String key) {
        return entry.integer(key).map(Number::longValue);
    }
}
