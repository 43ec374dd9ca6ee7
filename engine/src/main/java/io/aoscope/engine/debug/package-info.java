/**
 * The debugger: what a person at the window, or a script, asks of a process session. {@link
 * io.aoscope.engine.debug.DebugSession} is the asynchronous facade; everything it hands out is an
 * immutable view, so no other thread ever reads a live machine.
 */
@NullMarked
package io.aoscope.engine.debug;

import org.jspecify.annotations.NullMarked;
