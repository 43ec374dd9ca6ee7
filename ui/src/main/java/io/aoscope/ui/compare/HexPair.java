package io.aoscope.ui.compare;

import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.vm.MemoryImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * The same stretch of memory at two moments, side by side, as coloured text.
 *
 * @param spans mark the bytes that differ
 */
record HexPair(String text, StyleSpans<Collection<String>> spans) {
    private static final int COLUMNS = 8;
    /** Rows at most; a stretch can be as large as memory. */
    private static final int MOST_ROWS = 512;

    private static final List<String> PLAIN = List.of();
    private static final List<String> MUTED = List.of("hex-pair-muted");
    private static final List<String> OTHER = List.of("hex-pair-other");

    static HexPair of(Moment before, Moment after, Range range) {
        var pair = new Builder();
        long first = range.address() - Math.floorMod(range.address(), (long) COLUMNS);
        long end = range.address() + range.length();
        int rows = 0;
        for (long address = first; address < end; address += COLUMNS) {
            if (rows++ == MOST_ROWS) {
                pair.add("… and " + (end - address) + " bytes more\n", MUTED);
                break;
            }
            row(pair, address, bytes(before, address), bytes(after, address));
        }
        return pair.build();
    }

    /** Bytes of a row, fewer where memory ends. */
    private static byte[] bytes(Moment moment, long address) {
        Optional<MemoryImage> memory = moment.memory();
        byte[] bytes = new byte[COLUMNS];
        int count = memory.map(image -> image.read(address, bytes, 0, COLUMNS)).orElse(0);
        return Arrays.copyOf(bytes, count);
    }

    private static void row(Builder pair, long address, byte[] before, byte[] after) {
        pair.add(HexFormat.of().toHexDigits(address, 8) + "  ", MUTED);
        side(pair, before, after);
        pair.add("   ", PLAIN);
        side(pair, after, before);
        pair.add("\n", PLAIN);
    }

    private static void side(Builder pair, byte[] bytes, byte[] other) {
        for (int i = 0; i < COLUMNS; i++) {
            boolean differs = i >= bytes.length || i >= other.length || bytes[i] != other[i];
            pair.add(i < bytes.length ? HexFormat.of().toHexDigits(bytes[i]) : "  ", differs ? OTHER : PLAIN);
            pair.add(" ", PLAIN);
        }
        pair.add(" ", PLAIN);
        for (int i = 0; i < COLUMNS; i++) {
            boolean differs = i >= bytes.length || i >= other.length || bytes[i] != other[i];
            pair.add(i < bytes.length ? character(bytes[i]) : " ", differs ? OTHER : MUTED);
        }
    }

    private static String character(byte value) {
        return value >= 0x20 && value < 0x7f ? String.valueOf((char) value) : "·";
    }

    private static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final List<List<String>> styles = new ArrayList<>();
        private final List<Integer> lengths = new ArrayList<>();

        void add(String part, List<String> style) {
            text.append(part);
            if (!styles.isEmpty() && styles.getLast().equals(style)) {
                lengths.set(lengths.size() - 1, lengths.getLast() + part.length());
            } else {
                styles.add(style);
                lengths.add(part.length());
            }
        }

        HexPair build() {
            var spans = new StyleSpansBuilder<Collection<String>>();
            for (int i = 0; i < styles.size(); i++) {
                spans.add(styles.get(i), lengths.get(i));
            }
            return new HexPair(text.toString(), spans.create());
        }
    }
}
