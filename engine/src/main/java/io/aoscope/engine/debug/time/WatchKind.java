package io.aoscope.engine.debug.time;

/** Which accesses stop. */
public enum WatchKind {
    READ,
    WRITE,
    /** A write after which the value is another one. */
    CHANGE
}
