/** What the build does so that the program starts soon (docs/decisions/launcher.md). */
@NullMarked
package io.aoscope.app.start;

import org.jspecify.annotations.NullMarked;
