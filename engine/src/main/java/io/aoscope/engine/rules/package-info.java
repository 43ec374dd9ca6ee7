/**
 * The catalogue: where HyperBEAM does something else than one may expect, each with its cause, its effect and its
 * remedy, as data. Devices name a rule where it strikes while a message runs, checks where they find it in an image or a
 * message; docs/hyperbeam-rules.md is written from it.
 */
@NullMarked
package io.aoscope.engine.rules;

import org.jspecify.annotations.NullMarked;
