package io.aoscope.engine.vm;

/** Machines that generate code for every function at once, or for none. */
public final class Forced {
    private Forced() {}

    /** From now on for every function and loop, before it first runs. */
    public static Machine generated(Machine machine) {
        return machine.heat(Heat.ALWAYS);
    }

    /** The same, in methods as small as can be: every stretch that may be one of its own is. */
    public static Machine split(Machine machine) {
        return machine.heat(Heat.ALWAYS.with(new Sizes(0, 0, 300, 1)));
    }

    /** Never. */
    public static Machine interpreted(Machine machine) {
        return machine.heat(Heat.NEVER);
    }
}
