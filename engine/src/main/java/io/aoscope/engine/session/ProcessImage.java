package io.aoscope.engine.session;

import io.aoscope.engine.wasm.WasmModule;

/**
 * An opened image: decoded, validated, ready to spawn.
 *
 * @param sha256 of the file's bytes, lower-case hex
 * @param memory64 whether its first memory has 64-bit addresses
 */
public record ProcessImage(ImageSource source, String sha256, WasmModule module, boolean memory64) {}
