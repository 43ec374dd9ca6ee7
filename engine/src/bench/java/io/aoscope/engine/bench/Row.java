package io.aoscope.engine.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One line of the table.
 *
 * @param instructions how many the engine itself counted, 0 when it does not count
 * @param nanos the median time of a run
 */
record Row(String program, String engine, long instructions, long nanos) {

    static Row median(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong(Row::nanos))
                .toList()
                .get(rows.size() / 2);
    }

    /** The two numbers, for {@link #parse}. */
    String line() {
        return instructions + " " + nanos;
    }

    static Row parse(String line, String program, String engine) {
        int space = line.indexOf(' ');
        return new Row(
                program, engine, Long.parseLong(line.substring(0, space)), Long.parseLong(line.substring(space + 1)));
    }

    /** A row of a Markdown table. */
    String format() {
        String count = instructions == 0 ? "-" : String.format(Locale.ROOT, "%,d", instructions);
        String mips = instructions == 0 ? "-" : String.format(Locale.ROOT, "%.1f", instructions * 1e3 / nanos);
        return String.format(Locale.ROOT, "| %s | %s | %s | %.0f | %s |", program, engine, count, nanos / 1e6, mips);
    }
}
