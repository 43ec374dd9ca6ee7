package io.aoscope.engine.vm;

/**
 * An instruction of an instance.
 *
 * @param functionIndex in the module's function index space, imports first
 * @param instructionIndex counted from 0 in the body; -1 in a host function
 */
public record CodePosition(Instance instance, int functionIndex, int instructionIndex) {}
