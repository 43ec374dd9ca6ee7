/**
 * Time: the recording of a process and every moment of it. A {@link io.aoscope.engine.debug.time.Recording} is what
 * happened, a {@link io.aoscope.engine.debug.time.Point} a place in it, a {@link io.aoscope.engine.debug.time.Timeline}
 * answers what was there; going back is going forward from the nearest mark. Rules in {@code docs/semantics/time.md}.
 */
@NullMarked
package io.aoscope.engine.debug.time;

import org.jspecify.annotations.NullMarked;
