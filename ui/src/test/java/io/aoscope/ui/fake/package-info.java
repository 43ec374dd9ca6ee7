/** A session written by hand: it answers at once with the pictures a test gives it. */
@NullMarked
package io.aoscope.ui.fake;

import org.jspecify.annotations.NullMarked;
