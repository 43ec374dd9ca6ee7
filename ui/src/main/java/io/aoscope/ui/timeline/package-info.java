/** The Timeline panel: everything that happened, a block each; choosing one moves the focus there. */
@NullMarked
package io.aoscope.ui.timeline;

import org.jspecify.annotations.NullMarked;
