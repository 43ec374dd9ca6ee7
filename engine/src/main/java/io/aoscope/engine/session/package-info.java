/**
 * A spawned process and its slots: an image is opened, a process spawned from it, and each message
 * becomes a slot whose whole course (passes, devices, machine calls, results, files, output) is
 * recorded. A run advances in steps chosen by its caller, so the debugger above can stop it anywhere.
 */
@NullMarked
package io.aoscope.engine.session;

import org.jspecify.annotations.NullMarked;
