package io.aoscope.engine.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One line of the table.
 *
 * @param instructions how many the engine itself counted, 0 when it does not count
 * @param nanos the median time of a run
 * @param cpuNanos the median of what its thread used of a processor, which other programs disturb less
 */
record Row(String program, String engine, long instructions, long nanos, long cpuNanos) {

    static Row median(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong(Row::cpuNanos))
                .toList()
                .get(rows.size() / 2);
    }

    /** The three numbers, for {@link #parse}. */
    String line() {
        return instructions + " " + nanos + " " + cpuNanos;
    }

    static Row parse(String line, String program, String engine) {
        long[] numbers =
                Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Row(program, engine, numbers[0], numbers[1], numbers[2]);
    }

    /** A row of a Markdown table. */
    String format() {
        String count = instructions == 0 ? "-" : String.format(Locale.ROOT, "%,d", instructions);
        String mips = instructions == 0 ? "-" : String.format(Locale.ROOT, "%.0f", instructions * 1e3 / cpuNanos);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.0f | %.0f | %s |",
                program,
                engine,
                count,
                nanos / 1e6,
                cpuNanos / 1e6,
                mips);
    }
}
