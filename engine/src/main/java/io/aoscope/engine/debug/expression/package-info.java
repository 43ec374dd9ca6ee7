/**
 * The small language of conditions, log messages and {@code print}: numbers, comparisons and arithmetic over the locals,
 * operands, globals and memory of a moment. It can read a {@link io.aoscope.engine.debug.expression.Scope} and nothing
 * else. Described in {@code docs/guide/debug.md}.
 */
@NullMarked
package io.aoscope.engine.debug.expression;

import org.jspecify.annotations.NullMarked;
