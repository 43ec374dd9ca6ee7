/**
 * The Code panel: the functions of the image and the disassembly of one of them, with breakpoints and
 * the instruction in focus.
 */
@NullMarked
package io.aoscope.ui.code;

import org.jspecify.annotations.NullMarked;
