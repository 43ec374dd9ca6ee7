/**
 * The module as data: decode, validate, names, disassemble to WAT. Pure functions over immutable
 * values; every instruction keeps its byte offset in the file.
 */
@NullMarked
package io.aoscope.engine.wasm;

import org.jspecify.annotations.NullMarked;
