/** The Samples panel: the bundled processes, and their scenarios run before the user's eyes. */
@NullMarked
package io.aoscope.ui.samples;

import org.jspecify.annotations.NullMarked;
