package io.aoscope.engine.device;

/** The guest called {@code proc_exit}. */
public record ProcessExit(int code) {}
