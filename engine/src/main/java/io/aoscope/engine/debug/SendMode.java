package io.aoscope.engine.debug;

/** How far a message runs once sent. */
public enum SendMode {
    /** To the end, or to the first breakpoint. */
    RUN,
    /** Not at all: it pauses before the first device of the first pass. */
    PAUSE
}
