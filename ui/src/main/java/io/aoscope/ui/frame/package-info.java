/** The Frame panel: the call stack at a pause, and the locals, operands and globals of the frame in focus. */
@NullMarked
package io.aoscope.ui.frame;

import org.jspecify.annotations.NullMarked;
