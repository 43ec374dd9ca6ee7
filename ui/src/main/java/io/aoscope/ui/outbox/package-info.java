/** The Outbox panel: what a slot answered, sent, patched and complained about. */
@NullMarked
package io.aoscope.ui.outbox;

import org.jspecify.annotations.NullMarked;
