/**
 * The devices of an AO process, one class each, and the stack that runs a message through them. A device is a function
 * from (key, base message, request) to an {@link io.aoscope.engine.device.Outcome}; it never runs a machine itself, so a
 * message can stop at any instruction and between any two devices. Rules are numbered in {@code docs/semantics}; where
 * HyperBEAM does something else than it promises, the two ways stand side by side behind
 * {@link io.aoscope.engine.device.Conduct}.
 */
@NullMarked
package io.aoscope.engine.device;

import org.jspecify.annotations.NullMarked;
