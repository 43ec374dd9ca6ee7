package io.aoscope.engine.device;

/**
 * A cell of the grid of passes and devices.
 *
 * @param pass from 1
 * @param index place in the stack, from 1
 * @param device its name
 */
public record Position(int pass, int index, String device) {}
