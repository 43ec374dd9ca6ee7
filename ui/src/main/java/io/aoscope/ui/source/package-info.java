/**
 * The Source panel: the lines that the code came from, where the image has debug information and the
 * files can be found.
 */
@NullMarked
package io.aoscope.ui.source;

import org.jspecify.annotations.NullMarked;
