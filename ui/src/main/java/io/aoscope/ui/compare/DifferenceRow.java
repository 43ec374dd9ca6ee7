package io.aoscope.ui.compare;

import io.aoscope.engine.debug.time.Range;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that differs.
 *
 * @param where address, path or index
 * @param before as the first moment has it
 * @param after as the second has it
 * @param range of memory, where it is that
 */
record DifferenceRow(Kind kind, String where, String before, String after, Optional<Range> range) {
    enum Kind {
        RESULT("result"),
        FILE("file"),
        GLOBAL("global"),
        MEMORY("memory");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    boolean contains(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return kind.text().contains(wanted)
                || where.toLowerCase(Locale.ROOT).contains(wanted)
                || before.toLowerCase(Locale.ROOT).contains(wanted)
                || after.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
