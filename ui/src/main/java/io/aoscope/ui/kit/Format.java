package io.aoscope.ui.kit;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers as text, the same in every panel. */
public final class Format {
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f]");
    /** From a control character to the key that one presses for it. */
    private static final int KEYS = '@';

    private Format() {}

    /** The same text beginning with a capital letter. */
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** {@code 83,402,819}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 page}, {@code 193 pages}. */
    public static String count(long number, String singular, String plural) {
        return count(number) + " " + (number == 1 ? singular : plural);
    }

    /** {@code 83,402,819 instructions}, or that they were not counted. */
    public static String instructions(OptionalLong counted) {
        return counted.isPresent()
                ? count(counted.getAsLong(), "instruction", "instructions")
                : "instructions not counted";
    }

    /** The same where there is little room: {@code 83,402,819 instr.}, {@code ? instr.}. */
    public static String instr(OptionalLong counted) {
        return (counted.isPresent() ? count(counted.getAsLong()) : "?") + " instr.";
    }

    /** {@code 0x1a4}: an address or an offset, unsigned. */
    public static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** {@code 0x000001a4}: the same padded to a number of digits. */
    public static String hex(long value, int digits) {
        String text = Long.toHexString(value);
        return "0x" + "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** {@code 412 bytes}, {@code 543.1 KiB}. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return count(bytes, "byte", "bytes");
        }
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /** {@code 12 µs}, {@code 3.4 ms}, {@code 1.82 s}, {@code 2 min 5 s}. */
    public static String duration(Duration duration) {
        long micros = duration.toNanos() / 1000;
        if (micros < 1000) {
            return micros + " µs";
        }
        if (micros < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
        }
        if (micros < 60_000_000) {
            return String.format(Locale.ROOT, "%.2f s", micros / 1e6);
        }
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    /** At most {@code limit} characters, with an ellipsis where something was left out. */
    public static String shorten(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
    }

    /** The text on one line: line breaks and other control characters become visible marks, such as {@code ^[} for escape. */
    public static String oneLine(String text) {
        String line =
                text.replace("\r\n", "⏎").replace('\n', '⏎').replace('\r', '⏎').replace('\t', ' ');
        return CONTROL.matcher(line)
                .replaceAll(found -> "^" + (char) (found.group().charAt(0) + KEYS));
    }
}
