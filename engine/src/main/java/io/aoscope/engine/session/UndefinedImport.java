package io.aoscope.engine.session;

/** An imported function no device answers; it was called and answered 0 (semantics 9.5). */
public record UndefinedImport(String module, String function, long calls) {}
