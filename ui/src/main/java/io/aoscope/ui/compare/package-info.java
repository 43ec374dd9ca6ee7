/** The Compare panel: what differs between two moments, and where two runs of the same messages come apart. */
@NullMarked
package io.aoscope.ui.compare;

import org.jspecify.annotations.NullMarked;
