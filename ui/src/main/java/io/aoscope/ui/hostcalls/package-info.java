/** The Host calls panel: every call of an import in the slot in focus, who answered it, and another answer to it. */
@NullMarked
package io.aoscope.ui.hostcalls;

import org.jspecify.annotations.NullMarked;
