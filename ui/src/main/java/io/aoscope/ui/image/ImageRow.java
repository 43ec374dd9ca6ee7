package io.aoscope.ui.image;

import io.aoscope.ui.model.Link;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of the Image panel.
 *
 * @param note who answers it, or where it stands
 * @param link where the name leads
 * @param caution whether the note deserves a look
 * @param rule id of the rule that it is a finding of
 * @param tip more about it, for a tooltip; empty without
 */
public record ImageRow(
        String name,
        String detail,
        String note,
        Optional<Link> link,
        boolean caution,
        Optional<String> rule,
        String tip,
        List<ImageRow> children) {
    public ImageRow {
        children = List.copyOf(children);
    }

    static ImageRow of(String name, String detail, String note) {
        return new ImageRow(name, detail, note, Optional.empty(), false, Optional.empty(), "", List.of());
    }

    static ImageRow group(String name, List<ImageRow> children) {
        return new ImageRow(
                name + " (" + children.size() + ")", "", "", Optional.empty(), false, Optional.empty(), "", children);
    }

    /** The same group with only those rows that contain a text, whatever its case. */
    ImageRow matching(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return new ImageRow(
                name,
                detail,
                note,
                link,
                caution,
                rule,
                tip,
                children.stream()
                        .filter(row -> (row.name + " " + row.detail + " " + row.note)
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                        .toList());
    }

    /** All that it says, a line for each part. */
    String text() {
        return Stream.of(name, detail, note, tip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    ImageRow to(Link place) {
        return new ImageRow(name, detail, note, Optional.of(place), caution, rule, tip, children);
    }

    ImageRow cautious() {
        return new ImageRow(name, detail, note, link, true, rule, tip, children);
    }

    ImageRow explained(String more) {
        return new ImageRow(name, detail, note, link, caution, rule, more, children);
    }

    /** The row of a finding; its detail leads to the rule. */
    ImageRow by(String ruleId) {
        return new ImageRow(name, detail, note, link, caution, Optional.of(ruleId), tip, children);
    }
}
