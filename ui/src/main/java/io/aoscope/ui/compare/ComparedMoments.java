package io.aoscope.ui.compare;

import io.aoscope.engine.debug.time.Diff;
import io.aoscope.engine.debug.time.Diff.GlobalChange;
import io.aoscope.engine.debug.time.Diff.ValueChange;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.message.Value;
import io.aoscope.ui.compare.DifferenceRow.Kind;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Notation;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Two moments and what differs between them.
 *
 * @param left how the first was named
 * @param right how the second was named
 */
record ComparedMoments(Side left, Side right, Moment before, Moment after, Diff diff) {
    /** Bytes of a stretch that its row shows. */
    private static final int PREVIEW = 12;

    static ComparedMoments of(Side left, Side right, Moment before, Moment after) {
        return new ComparedMoments(left, right, before, after, Diff.of(before, after));
    }

    boolean same() {
        return diff.ranges().isEmpty()
                && diff.globals().isEmpty()
                && diff.files().isEmpty()
                && diff.results().isEmpty()
                && diff.pagesBefore().equals(diff.pagesAfter());
    }

    /** One line about all of it. */
    String summary() {
        if (same()) {
            return "Nothing differs: memory, globals, files and results are the same";
        }
        List<String> parts = new ArrayList<>();
        if (!diff.pagesBefore().equals(diff.pagesAfter())) {
            parts.add(pages(diff.pagesBefore()) + " became " + pages(diff.pagesAfter()));
        }
        if (!diff.ranges().isEmpty()) {
            parts.add(Format.count(diff.bytes(), "byte", "bytes") + " in "
                    + (diff.complete() ? "" : "more than ")
                    + Format.count(diff.ranges().size(), "place", "places") + " on "
                    + Format.count(diff.pages().size(), "page", "pages"));
        }
        add(parts, diff.globals().size(), "global", "globals");
        add(parts, diff.files().size(), "file", "files");
        add(parts, diff.results().size(), "result", "results");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String one, String many) {
        if (count > 0) {
            parts.add(Format.count(count, one, many));
        }
    }

    private static String pages(Optional<Long> pages) {
        return pages.map(count -> Format.count(count, "page", "pages")).orElse("no memory");
    }

    /** Everything that differs, a row each. */
    List<DifferenceRow> rows() {
        List<DifferenceRow> rows = new ArrayList<>();
        for (ValueChange change : diff.results()) {
            rows.add(value(Kind.RESULT, change));
        }
        for (ValueChange change : diff.files()) {
            rows.add(value(Kind.FILE, change));
        }
        for (GlobalChange change : diff.globals()) {
            rows.add(new DifferenceRow(
                    Kind.GLOBAL,
                    "global " + change.index() + " (" + Notation.typeText(change.before()) + ")",
                    Notation.DECIMAL.write(change.before()),
                    Notation.DECIMAL.write(change.after()),
                    Optional.empty()));
        }
        for (Range range : diff.ranges()) {
            rows.add(new DifferenceRow(
                    Kind.MEMORY,
                    Format.hex(range.address()) + ", " + Format.count(range.length(), "byte", "bytes"),
                    preview(before, range),
                    preview(after, range),
                    Optional.of(range)));
        }
        return rows;
    }

    private static DifferenceRow value(Kind kind, ValueChange change) {
        return new DifferenceRow(kind, change.path(), text(change.before()), text(change.after()), Optional.empty());
    }

    private static String text(Optional<Value> value) {
        return value.map(Value::display).orElse("absent");
    }

    private static String preview(Moment moment, Range range) {
        long shown = Math.min(range.length(), PREVIEW);
        byte[] bytes = Diff.bytes(moment, new Range(range.address(), shown)).bytes();
        return HexFormat.ofDelimiter(" ").formatHex(bytes) + (range.length() > shown ? " …" : "");
    }
}
