package io.aoscope.engine.device;

/** Why the image's call ended in an error, for the device that reports it one pass later. */
record WasmProblem(FailureKind kind, String message) {}
