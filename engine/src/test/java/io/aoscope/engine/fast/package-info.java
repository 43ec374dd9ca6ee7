/** Tests of the compiled tier: alone, and against the stepping tier and Chicory's interpreter. */
@NullMarked
package io.aoscope.engine.fast;

import org.jspecify.annotations.NullMarked;
