/**
 * The bench: runs the same programs on our engine and on its neighbours, in one process and one
 * run, and prints one table. Only in the Maven profile {@code bench}.
 */
@NullMarked
package io.aoscope.engine.bench;

import org.jspecify.annotations.NullMarked;
