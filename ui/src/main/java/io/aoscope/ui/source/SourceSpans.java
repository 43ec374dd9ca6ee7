package io.aoscope.ui.source;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** Colours C, C++, Rust, Zig and the like by what they have in common: words, numbers, texts, comments. */
final class SourceSpans {
    private static final String WORDS = "as|async|auto|await|bool|break|case|char|class|const|constexpr|continue|crate|"
        + "default|defer|delete|do|double|dyn|else|enum|export|extern|false|float|fn|for|friend|goto|if|impl|import|"
        + "in|inline|int|let|long|loop|match|mod|move|mut|namespace|new|nullptr|private|protected|pub|public|ref|"
        + "register|return|self|Self|short|signed|sizeof|static|struct|super|switch|template|this|throw|trait|true|"
        + "try|type|typedef|typename|union|unsafe|unsigned|use|using|var|virtual|void|volatile|where|while";
    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z))"
                    + "|(?<string>\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])'|^[ \\t]*#[^\\n]*)"
                    + "|(?<number>\\b\\d[\\w.]*)"
                    + "|\\b(?<keyword>" + WORDS + ")\\b",
            Pattern.MULTILINE);
    private static final List<String> KINDS = List.of("comment", "string", "number", "keyword");

    private SourceSpans() {}

    /** Style classes from the first character to the last. */
    static StyleSpans<Collection<String>> of(String text) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        spans.add(List.of(), 0);
        Matcher token = TOKEN.matcher(text);
        int done = 0;
        while (token.find()) {
            String kind = KINDS.stream()
                    .filter(one -> token.group(one) != null)
                    .findFirst()
                    .orElseThrow();
            spans.add(List.of(), token.start() - done);
            spans.add(List.of("wat-" + kind), token.end() - token.start());
            done = token.end();
        }
        spans.add(List.of(), text.length() - done);
        return spans.create();
    }
}
