/** The Passes panel: what each device did to the message in each pass. */
@NullMarked
package io.aoscope.ui.passes;

import org.jspecify.annotations.NullMarked;
