package io.aoscope.engine.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Writes Markdown tables. */
final class Table {
    private Table() {}

    /** Milliseconds of processor by task and engine, then how often each engine's time goes into another's. */
    static String warm(Map<Task, Map<Engine, Sample>> samples, List<Engine> engines) {
        StringBuilder text = new StringBuilder("| task | million instructions |");
        engines.forEach(engine -> text.append(' ').append(engine.title()).append(" |"));
        text.append("\n| --- | ---: |").append(" ---: |".repeat(engines.size())).append('\n');
        samples.forEach((task, row) -> {
            text.append("| ")
                    .append(task.title())
                    .append(" | ")
                    .append(instructions(row))
                    .append(" |");
            engines.forEach(
                    engine -> text.append(' ').append(millis(row.get(engine))).append(" |"));
            text.append('\n');
        });
        text.append("\n| time of | in times of | geometric mean of | ratio |\n| --- | --- | ---: | ---: |\n");
        ratios(text, samples, engines, Engine.STEPPING);
        ratios(text, samples, engines, Engine.COMPILED);
        return text.toString();
    }

    /** From the start of a process to its end. */
    static String cold(Map<Engine, Sample> samples) {
        StringBuilder text =
                new StringBuilder("| cold start to the answer of aos's first `Eval` | ms |\n| --- | ---: |\n");
        samples.forEach((engine, sample) ->
                text.append(String.format(Locale.ROOT, "| %s | %.0f |%n", engine.title(), sample.nanos() / 1e6)));
        return text.toString();
    }

    private static void ratios(
            StringBuilder text, Map<Task, Map<Engine, Sample>> samples, List<Engine> engines, Engine ours) {
        for (Engine other : engines) {
            long common = samples.values().stream()
                    .filter(row -> row.containsKey(ours) && row.containsKey(other))
                    .count();
            OptionalDouble mean = samples.values().stream()
                    .filter(row -> row.containsKey(ours) && row.containsKey(other))
                    .mapToDouble(row ->
                            Math.log(row.get(other).millis() / row.get(ours).millis()))
                    .average();
            if (other != ours && mean.isPresent()) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %d | %.2f |%n",
                        other.title(),
                        ours.title(),
                        common,
                        Math.exp(mean.getAsDouble())));
            }
        }
    }

    private static String instructions(Map<Engine, Sample> row) {
        Sample counted = row.get(Engine.STEPPING);
        return counted == null || counted.instructions() == 0
                ? "-"
                : String.format(Locale.ROOT, "%.1f", counted.instructions() / 1e6);
    }

    private static String millis(@org.jspecify.annotations.Nullable Sample sample) {
        return sample == null
                ? "-"
                : String.format(Locale.ROOT, sample.millis() < 10 ? "%.1f" : "%.0f", sample.millis());
    }
}
