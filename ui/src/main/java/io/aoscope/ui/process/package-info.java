/** The Process panel: composes what the process is made of, checks it, and spawns it. */
@NullMarked
package io.aoscope.ui.process;

import org.jspecify.annotations.NullMarked;
