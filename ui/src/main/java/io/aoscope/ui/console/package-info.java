/** The Console panel: output, device events, warnings and errors of every slot, in order. */
@NullMarked
package io.aoscope.ui.console;

import org.jspecify.annotations.NullMarked;
