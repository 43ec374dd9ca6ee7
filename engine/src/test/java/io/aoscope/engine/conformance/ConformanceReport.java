package io.aoscope.engine.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts of passed, failed and left out commands by script. */
final class ConformanceReport {
    private static final class Row {
        private int passed;
        private int failed;
        private int leftOut;
        private final Map<String, Integer> reasons = new TreeMap<>();

        private void add(Row other) {
            passed += other.passed;
            failed += other.failed;
            leftOut += other.leftOut;
            other.reasons.forEach((reason, count) -> reasons.merge(reason, count, Integer::sum));
        }
    }

    private final Map<String, Row> rows = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    void add(String script, String command, Outcome outcome) {
        Row row = rows.computeIfAbsent(script, name -> new Row());
        switch (outcome) {
            case Outcome.Passed passed -> row.passed++;
            case Outcome.Failed(String detail) -> {
                row.failed++;
                failures.add(command + ": " + detail);
            }
            case Outcome.LeftOut(String reason) -> {
                row.leftOut++;
                row.reasons.merge(reason, 1, Integer::sum);
            }
        }
    }

    boolean empty() {
        return rows.isEmpty();
    }

    /** The table, with the files that are not passed whole, and the sums. */
    String text() {
        StringBuilder text = new StringBuilder("# WebAssembly test suite on the stepping tier\n\n");
        text.append("| file | passed | failed | left out | why left out |\n| --- | ---: | ---: | ---: | --- |\n");
        Row total = new Row();
        rows.forEach((script, row) -> {
            total.add(row);
            text.append(line(script, row));
        });
        text.append(line("all " + rows.size() + " files", total));
        if (!failures.isEmpty()) {
            text.append("\n## Failed\n\n");
            failures.forEach(failure -> text.append("* ").append(failure).append('\n'));
        }
        return text.toString();
    }

    private static String line(String name, Row row) {
        List<String> reasons = new ArrayList<>();
        row.reasons.forEach((reason, count) -> reasons.add(count + " " + reason));
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %s |\n",
                name,
                row.passed,
                row.failed,
                row.leftOut,
                String.join("; ", reasons));
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text());
    }
}
