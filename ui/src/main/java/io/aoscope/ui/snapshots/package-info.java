/** The Snapshots panel: saved states of the process. */
@NullMarked
package io.aoscope.ui.snapshots;

import org.jspecify.annotations.NullMarked;
