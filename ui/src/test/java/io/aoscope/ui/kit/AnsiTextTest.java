package io.aoscope.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fxmisc.richtext.model.StyleSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnsiTextTest {
    private static final String ESCAPE = "\u001b";

    @Test
    void whatAosAnswersIsReadInItsColours() {
        String prompt =
                "\u001b[90mNew Message From \u001b[32mzw3...PIE\u001b[90m: \u001b[90mData = \u001b[34m5\u001b[0m\n";

        assertThat(AnsiText.isIn(prompt)).isTrue();
        assertThat(AnsiText.of(prompt).plain()).isEqualTo("New Message From zw3...PIE: Data = 5\n");
        assertThat(pieces(prompt))
                .containsExactly(
                        "New Message From  [ansi-bright-black]",
                        "zw3...PIE [ansi-green]",
                        ": Data =  [ansi-bright-black]",
                        "5 [ansi-blue]",
                        "\n []");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1;31    | [ansi-bold, ansi-red]
        1;2;22  | []
        3;4     | [ansi-italic, ansi-underline]
        3;4;23;24 | []
        31;39   | []
        41;97   | [ansi-bright-white, ansi-on-red]
        102;49  | []
        38;5;3  | [ansi-yellow]
        38;5;12 | [ansi-bright-blue]
        48;5;9;1 | [ansi-bold, ansi-on-bright-red]
        31;38;5;200 | []
        1;38;2;10;20;30;4 | [ansi-bold, ansi-underline]
        31;5;7;8;99;1000 | [ansi-red]
        31;     | []
        31;38   | [ansi-red]
        """)
    void parametersAddUp(String parameters, String styles) {
        assertThat(pieces(ESCAPE + "[" + parameters + "mx")).containsExactly("x " + styles);
    }

    @Test
    void sequencesThatMoveOrClearAreLeftOut() {
        assertThat(AnsiText.of("a\u001b[2Kb\u001b[?25lc\u001b[10;3Hd").plain()).isEqualTo("abcd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "[31m", "\u001b", "\u001b[31", "\u001b]0;title\u0007"})
    void whatIsNoSequenceStays(String text) {
        assertThat(AnsiText.isIn(text)).isFalse();
        assertThat(AnsiText.of(text).plain()).isEqualTo(text);
        assertThat(AnsiText.of(text).spans().length()).isEqualTo(text.length());
    }

    @Test
    void longTextIsReadWithoutColours() {
        String text = (ESCAPE + "[31mx").repeat(20_000);

        assertThat(pieces(text)).containsExactly("x".repeat(20_000) + " []");
    }

    private static List<String> pieces(String text) {
        AnsiText read = AnsiText.of(text);
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (StyleSpan<?> span : read.spans()) {
            if (span.getLength() > 0) {
                pieces.add(read.plain().substring(from, from + span.getLength()) + " " + span.getStyle());
                from += span.getLength();
            }
        }
        return pieces;
    }
}
