package io.aoscope.engine.debug;

/** Pauses before an instruction of the image: function index and index of the instruction in its body. */
public record Breakpoint(int functionIndex, int instructionIndex) implements Comparable<Breakpoint> {
    @Override
    public int compareTo(Breakpoint other) {
        int byFunction = Integer.compare(functionIndex, other.functionIndex);
        return byFunction != 0 ? byFunction : Integer.compare(instructionIndex, other.instructionIndex);
    }
}
