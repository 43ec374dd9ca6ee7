/**
 * Everything that executes, without a window. The rooms below stand on floors: each knows only those
 * under it.
 */
@NullMarked
package io.aoscope.engine;

import org.jspecify.annotations.NullMarked;
