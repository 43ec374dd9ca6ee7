/** The Breakpoints panel: every place and access at which a message stops, forwards and backwards, and what was logged. */
@NullMarked
package io.aoscope.ui.stops;

import org.jspecify.annotations.NullMarked;
