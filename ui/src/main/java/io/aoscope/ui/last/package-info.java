/** What was open when the window closed, kept for the next start. */
@NullMarked
package io.aoscope.ui.last;

import org.jspecify.annotations.NullMarked;
