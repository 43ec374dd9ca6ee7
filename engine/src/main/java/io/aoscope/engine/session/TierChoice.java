package io.aoscope.engine.session;

/** Which tier a process is to run on. */
public enum TierChoice {
    /** The stepping tier; once an image has shown to be much work, compiled code that is made meanwhile. */
    AUTO,
    /** The stepping tier always: every instruction is counted and can be stopped at. */
    STEPPING,
    /** Compiled code from the first call on, where the image can be compiled. */
    COMPILED
}
