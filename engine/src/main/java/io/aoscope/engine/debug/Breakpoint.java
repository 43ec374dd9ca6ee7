package io.aoscope.engine.debug;

/**
 * Pauses before an instruction of the image, or before each call of an import.
 *
 * @param functionIndex imports first
 * @param instructionIndex index of the instruction in the body; 0 for an import
 */
public record Breakpoint(int functionIndex, int instructionIndex) implements Comparable<Breakpoint> {
    @Override
    public int compareTo(Breakpoint other) {
        int byFunction = Integer.compare(functionIndex, other.functionIndex);
        return byFunction != 0 ? byFunction : Integer.compare(instructionIndex, other.instructionIndex);
    }
}
