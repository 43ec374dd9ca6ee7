package io.aoscope.engine.session;

import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.SourceLines;

/**
 * An opened image: decoded, validated, ready to spawn.
 *
 * @param sha256 of the file's bytes, lower-case hex
 * @param memory64 whether its first memory has 64-bit addresses
 * @param lines of source that its code came from; empty without debug information
 */
public record ProcessImage(ImageSource source, String sha256, WasmModule module, boolean memory64, SourceLines lines) {}
