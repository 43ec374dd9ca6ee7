package io.aoscope.ui.frame;

/**
 * An expression and what it is at the focus.
 *
 * @param text its value, or why it has none
 * @param failed whether it has none
 * @param changed whether its value is another one than at the stop before
 */
record WatchRow(String expression, String text, boolean failed, boolean changed) {}
