/**
 * The one model behind the window: the latest picture of the session seen from the focus, and the
 * links between panels. No controls.
 */
@NullMarked
package io.aoscope.ui.model;

import org.jspecify.annotations.NullMarked;
