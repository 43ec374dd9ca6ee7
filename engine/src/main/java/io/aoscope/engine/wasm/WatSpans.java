package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a line of the disassembler's WAT into parts for highlighting. */
public final class WatSpans {
    private static final Pattern PARTS = Pattern.compile("(?<comment>\\(;.*?;\\)|;;.*)"
            + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*\")"
            + "|(?<paren>[()])"
            + "|(?<id>\\$[^\\s()\";]+)"
            + "|(?<type>(?:i32|i64|f32|f64|v128|(?:func|extern|exn|nullfunc|nullextern|nullexn)ref)(?![^\\s()]))"
            + "|(?<number>[-+]?(?:\\d|inf|nan)[^\\s()\";]*)"
            + "|(?<word>[^\\s()\";]+)");

    private WatSpans() {}

    /** The parts of a line in order; white space is not a part. */
    public static List<Span> of(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = PARTS.matcher(text);
        while (matcher.find()) {
            spans.add(new Span(kind(matcher), matcher.start(), matcher.end()));
        }
        return List.copyOf(spans);
    }

    private static Span.Kind kind(Matcher matcher) {
        if (matcher.group("comment") != null) {
            return Span.Kind.COMMENT;
        }
        if (matcher.group("string") != null) {
            return Span.Kind.STRING;
        }
        if (matcher.group("paren") != null) {
            return Span.Kind.PARENTHESIS;
        }
        if (matcher.group("id") != null) {
            return Span.Kind.IDENTIFIER;
        }
        if (matcher.group("type") != null) {
            return Span.Kind.TYPE;
        }
        return matcher.group("number") != null ? Span.Kind.NUMBER : Span.Kind.KEYWORD;
    }
}
