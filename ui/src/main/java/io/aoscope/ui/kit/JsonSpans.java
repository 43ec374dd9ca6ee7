package io.aoscope.ui.kit;

import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * Colours for a text that may be JSON: keys, strings, numbers and words. It reads only as far as colours need, so that
 * JSON with a mistake, or cut off, is coloured too.
 */
public final class JsonSpans {
    /** Texts longer than this, in characters, stay plain: in one line they would take seconds to lay out. */
    private static final int LONGEST = 1 << 16;

    private final String text;
    private final StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    private int at;

    private JsonSpans(String text) {
        this.text = text;
    }

    /** The spans of a whole text; one without a style where it does not begin as an object or a list does. */
    public static StyleSpans<Collection<String>> of(String text) {
        String start = text.stripLeading();
        if (text.length() > LONGEST || !(start.startsWith("{") || start.startsWith("["))) {
            return StyleSpans.singleton(List.of(), text.length());
        }
        return new JsonSpans(text).scan();
    }

    private StyleSpans<Collection<String>> scan() {
        while (at < text.length()) {
            char first = text.charAt(at);
            if (first == '"') {
                int end = stringEnd();
                add(isKey(end) ? "json-key" : "json-string", end);
            } else if (first == '-' || Character.isDigit(first)) {
                add("json-number", wordEnd());
            } else if (Character.isLetter(first)) {
                add("json-word", wordEnd());
            } else {
                add("json-sign", at + 1);
            }
        }
        return spans.create();
    }

    private void add(String style, int end) {
        spans.add(List.of(style), end - at);
        at = end;
    }

    private int stringEnd() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }

    private boolean isKey(int end) {
        int next = end;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && text.charAt(next) == ':';
    }

    private int wordEnd() {
        int end = at + 1;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "+-.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }
}
