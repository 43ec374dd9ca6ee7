/**
 * From instructions to lines of source and back, as the compiler wrote it into {@code .debug_line}
 * (DWARF 2 to 5). What cannot be read is left out and told as a warning: an image runs without it.
 */
@NullMarked
package io.aoscope.engine.wasm.lines;

import org.jspecify.annotations.NullMarked;
