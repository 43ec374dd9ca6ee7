package io.aoscope.engine.session;

/** Something that worked here and deserves a look, with the rule it comes from. */
public record SlotWarning(String rule, String message) {}
