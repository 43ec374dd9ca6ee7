package io.aoscope.engine.session;

/**
 * A point in time of a session: a slot, a pass, a device, and the number of instructions already
 * executed in that device's calls of the pass. Text form {@code s3.p1.wasm-64+48213}; slot 0 is the
 * spawn.
 *
 * @param slot 0 for the spawn, 1 for the first message
 * @param pass counted from 1
 * @param device the device's name without its version, such as {@code wasm-64}
 * @param instruction instructions executed before this point, counted from 0, or {@link #UNKNOWN}
 */
public record Coordinate(int slot, int pass, String device, long instruction) {
    /** The instruction count after a call of compiled code, which does not count; written {@code +?}. */
    public static final long UNKNOWN = -1;

    /** Takes a device's full name, such as {@code wasm-64@1.0}. */
    public static Coordinate of(int slot, int pass, String deviceName, long instruction) {
        int at = deviceName.indexOf('@');
        return new Coordinate(slot, pass, at < 0 ? deviceName : deviceName.substring(0, at), instruction);
    }

    @Override
    public String toString() {
        return "s" + slot + ".p" + pass + "." + device + "+" + (instruction == UNKNOWN ? "?" : instruction);
    }
}
