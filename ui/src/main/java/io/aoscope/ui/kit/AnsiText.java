package io.aoscope.ui.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * Text as a terminal shows it: escape sequences for colours (ECMA-48, SGR) become styles, others that a terminal would act on
 * are left out. aos writes most of what it answers for a terminal.
 *
 * @param plain what is left to read
 * @param spans its styles: {@code ansi-bold}, {@code ansi-red}, {@code ansi-bright-red}, {@code ansi-on-red} and so on
 */
public record AnsiText(String plain, StyleSpans<Collection<String>> spans) {
    private static final char ESCAPE = '\u001b';
    /** A control sequence: parameters, and the letter that says what it does. */
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([0-?]*)[ -/]*([@-~])");

    private static final String COLOUR = "m";
    private static final List<String> COLOURS =
            List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");

    /** Texts longer than this, in characters, get no colours: in one line they would take seconds to lay out. */
    private static final int LONGEST = 1 << 16;

    /** Whether a text has sequences that a terminal would act on. */
    public static boolean isIn(String text) {
        return text.indexOf(ESCAPE) >= 0 && SEQUENCE.matcher(text).find();
    }

    public static AnsiText of(String text) {
        StringBuilder plain = new StringBuilder();
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        Rendition rendition = new Rendition();
        boolean coloured = text.length() <= LONGEST;
        Matcher sequence = SEQUENCE.matcher(text);
        int from = 0;
        while (sequence.find()) {
            spans.add(rendition.styles(), sequence.start() - from);
            plain.append(text, from, sequence.start());
            from = sequence.end();
            if (coloured && sequence.group(2).equals(COLOUR)) {
                rendition.select(sequence.group(1));
            }
        }
        spans.add(rendition.styles(), text.length() - from);
        return new AnsiText(plain.append(text, from, text.length()).toString(), spans.create());
    }

    /** What characters look like from here on. */
    private static final class Rendition {
        private static final int EXTENDED = 8;
        private static final int DEFAULT = 9;
        private static final int PALETTE = 5;
        private static final int RGB_PARAMETERS = 4;

        private boolean bold;
        private boolean faint;
        private boolean italic;
        private boolean underlined;
        private String colour = "";
        private String background = "";

        List<String> styles() {
            List<String> styles = new ArrayList<>();
            add(styles, bold, "ansi-bold");
            add(styles, faint, "ansi-faint");
            add(styles, italic, "ansi-italic");
            add(styles, underlined, "ansi-underline");
            add(styles, !colour.isEmpty(), "ansi-" + colour);
            add(styles, !background.isEmpty(), "ansi-on-" + background);
            return List.copyOf(styles);
        }

        private static void add(List<String> styles, boolean has, String style) {
            if (has) {
                styles.add(style);
            }
        }

        /** @param parameters numbers with semicolons between them; one that is missing is 0 */
        void select(String parameters) {
            String[] numbers = parameters.split("[;:]", -1);
            for (int i = 0; i < numbers.length; i++) {
                int number = number(numbers[i]);
                if (number == 38 || number == 48) {
                    i += extended(number, numbers, i + 1);
                } else {
                    select(number);
                }
            }
        }

        private static int number(String digits) {
            return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : digits.isEmpty() ? 0 : -1;
        }

        private void select(int number) {
            switch (number) {
                case 0 -> {
                    bold = false;
                    faint = false;
                    italic = false;
                    underlined = false;
                    colour = "";
                    background = "";
                }
                case 1 -> bold = true;
                case 2 -> faint = true;
                case 3 -> italic = true;
                case 4 -> underlined = true;
                case 22 -> {
                    bold = false;
                    faint = false;
                }
                case 23 -> italic = false;
                case 24 -> underlined = false;
                default -> colour(number / 10, number % 10);
            }
        }

        private void colour(int tens, int which) {
            if (tens < 3 || which == EXTENDED || which == DEFAULT && tens > 4) {
                return;
            }
            String name = which == DEFAULT ? "" : COLOURS.get(which);
            switch (tens) {
                case 3 -> colour = name;
                case 4 -> background = name;
                case 9 -> colour = "bright-" + name;
                case 10 -> background = "bright-" + name;
                default -> {}
            }
        }

        /** One of 256 colours, of which the first 16 have names, or any; how many parameters that took. */
        private int extended(int number, String[] numbers, int at) {
            if (at >= numbers.length || number(numbers[at]) != PALETTE) {
                return RGB_PARAMETERS;
            }
            int index = at + 1 < numbers.length ? number(numbers[at + 1]) : -1;
            if (index >= 0 && index < 2 * COLOURS.size()) {
                int first = index < COLOURS.size() ? number / 10 : number == 38 ? 9 : 10;
                colour(first, index % COLOURS.size());
            } else {
                select(number + 1);
            }
            return 2;
        }
    }
}
