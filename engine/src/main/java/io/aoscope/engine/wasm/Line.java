package io.aoscope.engine.wasm;

/**
 * A line of WAT.
 *
 * @param offset byte offset in the file of what the line shows; -1 where there is none
 * @param instructionIndex index in the function's {@link Code}; -1 for other lines. The closing
 *     parenthesis of a function is its last {@code end}
 * @param text without indentation
 * @param indent depth of nesting
 */
public record Line(int offset, int instructionIndex, String text, int indent) {
    /** Interpreters nest hundreds of blocks; deeper ones than this would start out of sight. */
    private static final int DEEPEST = 24;

    /** The text with two spaces for each of the first 24 steps of indentation. */
    public String indented() {
        return "  ".repeat(Math.min(indent, DEEPEST)) + text;
    }
}
