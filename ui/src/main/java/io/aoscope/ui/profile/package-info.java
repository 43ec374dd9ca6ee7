/** The Profile panel: exact counts of instructions by function and by call path, and how memory grew meanwhile. */
@NullMarked
package io.aoscope.ui.profile;

import org.jspecify.annotations.NullMarked;
