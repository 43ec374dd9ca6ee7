package io.aoscope.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonSpansTest {
    @Test
    void keysStringsNumbersAndWordsAreTold() {
        assertThat(coloured("{\"a\\\"b\": [\"c\", -1.5e+3, true]}"))
                .containsExactly("json-key \"a\\\"b\"", "json-string \"c\"", "json-number -1.5e+3", "json-word true");
    }

    @Test
    void jsonThatIsCutOffIsColouredAsFarAsItGoes() {
        assertThat(coloured("[1, \"ab\\")).containsExactly("json-number 1", "json-string \"ab\\");
    }

    @Test
    void otherTextStaysPlain() {
        assertThat(coloured("42 \"is\" an answer")).isEmpty();
        assertThat(JsonSpans.of("").length()).isZero();
    }

    private static List<String> coloured(String text) {
        var parts = new ArrayList<String>();
        int at = 0;
        for (var span : JsonSpans.of(text)) {
            String part = text.substring(at, at + span.getLength());
            at += span.getLength();
            if (!span.getStyle().isEmpty() && !span.getStyle().contains("json-sign")) {
                parts.add(span.getStyle().iterator().next() + " " + part);
            }
        }
        assertThat(at).isEqualTo(text.length());
        return parts;
    }
}
