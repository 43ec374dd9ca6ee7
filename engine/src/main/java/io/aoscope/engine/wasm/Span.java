package io.aoscope.engine.wasm;

/**
 * A part of a line of WAT for highlighting.
 *
 * @param start first character in the line's text
 * @param end exclusive
 */
public record Span(Kind kind, int start, int end) {
    /** What a part is. */
    public enum Kind {
        /** An instruction or a word such as {@code func}. */
        KEYWORD,
        /** A value type. */
        TYPE,
        /** A name such as {@code $handle}. */
        IDENTIFIER,
        NUMBER,
        STRING,
        COMMENT,
        PARENTHESIS
    }
}
