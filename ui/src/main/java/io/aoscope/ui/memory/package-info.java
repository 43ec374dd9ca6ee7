/**
 * The Memory panel, and the hex view it is made of, which shows bytes without knowing where they come
 * from.
 */
@NullMarked
package io.aoscope.ui.memory;

import org.jspecify.annotations.NullMarked;
