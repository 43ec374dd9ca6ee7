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
    /** The text with two spaces for each step of indentation. */
    public String indented() {
        return "  ".repeat(indent) + text;
    }
}
