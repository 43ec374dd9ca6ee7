/** What a person does with the window, done by a robot: the real engine, the real panels, no display. */
@NullMarked
package io.aoscope.ui.journey;

import org.jspecify.annotations.NullMarked;
