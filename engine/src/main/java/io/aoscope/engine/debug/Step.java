package io.aoscope.engine.debug;

/** Steps forward from a pause. Rules in {@code docs/semantics/stepping.md}. */
public enum Step {
    /** One instruction, entering calls; before a device: into the first machine call it makes. */
    INTO,
    /** One instruction, calls run whole. */
    OVER,
    /** To the instruction after the call of this function; in the outermost one, to the device's end. */
    OUT,
    /** To the end of the device at hand or, from a device's end, to the end of the next one. */
    DEVICE,
    /** To the first device of the next pass, or to the end of the slot. */
    PASS,
    /** To the first instruction of the next call that {@code wasm-64@1.0} makes. */
    INTO_WASM
}
