package io.aoscope.engine.debug;

/** How far one step goes. */
public enum Granularity {
    /** An instruction. */
    INSTRUCTION,
    /** A line of source; rules B11 to B19 of {@code docs/semantics/time.md}. */
    LINE
}
