package io.aoscope.engine.debug;

/** What the session's worker is doing. */
public enum RunState {
    NO_IMAGE,
    OPENING,
    IDLE,
    RUNNING,
    PAUSED
}
