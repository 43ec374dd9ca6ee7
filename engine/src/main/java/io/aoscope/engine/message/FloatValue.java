package io.aoscope.engine.message;

/** A double-precision number; an integer is never turned into one. */
public record FloatValue(double number) implements Value {}
