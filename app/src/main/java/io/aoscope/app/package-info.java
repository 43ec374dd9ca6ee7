/** The program: opens the window, or answers on the command line. */
@NullMarked
package io.aoscope.app;

import org.jspecify.annotations.NullMarked;
