package io.aoscope.engine.wasm.lines;

/**
 * A place in a source file.
 *
 * @param file path as the compiler wrote it
 * @param line from 1
 * @param column from 1, or 0 where the compiler says none
 */
public record SourceLine(String file, int line, int column) {
    /** The file's name without its folders. */
    public String fileName() {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }

    /** Name and line, as breakpoints are written: {@code counter.c:12}. */
    @Override
    public String toString() {
        return fileName() + ":" + line;
    }
}
