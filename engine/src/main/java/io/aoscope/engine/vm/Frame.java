package io.aoscope.engine.vm;

import java.util.List;

/**
 * One call on the stack, as it stood at a stop.
 *
 * @param functionIndex in the instance's module, imports first
 * @param instructionIndex the next instruction of the innermost frame, the call of the others; -1 in
 *     a host function
 * @param offset of that instruction in the file; -1 in a host function
 * @param locals parameters first
 * @param operands bottom first
 */
public record Frame(
        Instance instance,
        int functionIndex,
        int instructionIndex,
        int offset,
        List<TypedValue> locals,
        List<TypedValue> operands) {
    public Frame {
        locals = List.copyOf(locals);
        operands = List.copyOf(operands);
    }
}
