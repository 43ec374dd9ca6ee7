/** The Compose panel: a message as its author writes it, and the JSON that {@code handle} will read. */
@NullMarked
package io.aoscope.ui.compose;

import org.jspecify.annotations.NullMarked;
