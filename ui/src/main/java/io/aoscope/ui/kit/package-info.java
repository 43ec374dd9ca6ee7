/**
 * Small things every panel is made of: the gate to the JavaFX thread, dialogs, links, numbers as
 * text, the tree of a message, what an empty panel says.
 */
@NullMarked
package io.aoscope.ui.kit;

import org.jspecify.annotations.NullMarked;
