package io.aoscope.ui.source;

import java.util.List;

/**
 * A source file that was found.
 *
 * @param file its path as the compiler wrote it
 * @param from where it was found, for a person
 * @param text with line feeds alone between its lines
 */
record SourceText(String file, String from, String text) {
    static SourceText of(String file, String from, String read) {
        return new SourceText(file, from, read.replace("\r\n", "\n").replace('\r', '\n'));
    }

    List<String> lines() {
        return List.of(text.split("\n", -1));
    }
}
