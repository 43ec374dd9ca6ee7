package io.aoscope.ui.code;

import io.aoscope.engine.wasm.Span;
import io.aoscope.ui.code.Listing.CodeLine;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * The lines of a listing as one text.
 *
 * @param text without a line feed at its end
 * @param spans style classes from the first character to the last
 */
record ListingText(String text, StyleSpans<Collection<String>> spans) {

    static ListingText of(List<CodeLine> lines) {
        var text = new StringBuilder();
        var spans = new StyleSpansBuilder<Collection<String>>();
        spans.add(List.of(), 0);
        for (CodeLine item : lines) {
            if (!text.isEmpty()) {
                text.append('\n');
                spans.add(List.of(), 1);
            }
            int start = text.length();
            text.append(item.line().indented());
            int indent = text.length() - start - item.line().text().length();
            int done = 0;
            for (Span span : item.spans()) {
                spans.add(List.of(), indent + span.start() - done);
                spans.add(List.of("wat-" + span.kind().name().toLowerCase(Locale.ROOT)), span.end() - span.start());
                done = indent + span.end();
            }
            spans.add(List.of(), text.length() - start - done);
            if (!item.source().isEmpty()) {
                String comment = "  ;; " + item.source();
                text.append(comment);
                spans.add(List.of("wat-comment"), comment.length());
            }
        }
        return new ListingText(text.toString(), spans.create());
    }
}
