/**
 * The compiled tier: lowers a memory64 module to what Chicory accepts, compiles it, and moves state in
 * and out of a machine between calls.
 */
@NullMarked
package io.aoscope.engine.fast;

import org.jspecify.annotations.NullMarked;
