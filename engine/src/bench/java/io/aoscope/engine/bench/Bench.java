package io.aoscope.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints the tables of {@code docs/performance.md}: every task on every engine that is here, in rounds so that a busy
 * minute of the machine does not fall on one alone; the cold start; and what checkpoints and opening cost.
 *
 * <p>Arguments name the tasks; none means all. The system property {@code aoscope.images}, or the environment variable
 * {@code AOSCOPE_IMAGES}, names a folder with {@code aos-2-pure-xs.wasm}; {@code bench.rounds} is 3 where not set, and
 * {@code bench.iwasm} names WAMR's program where it is not on the path.
 */
public final class Bench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<Task> tasks = new ArrayList<>(
                arguments.length == 0
                        ? Task.all()
                        : Arrays.stream(arguments).map(Task::named).toList());
        if (!AosImage.present() && tasks.removeIf(Task::isAos)) {
            System.err.println("aos is left out: set -Daoscope.images to a folder with " + AosImage.FILE);
        }
        List<Engine> engines =
                Arrays.stream(Engine.values()).filter(Child::isHere).toList();
        Path folder = Files.createTempDirectory("aoscope-bench");
        Child child = new Child(folder);
        System.out.println(Table.warm(warm(tasks, engines, child), engines));
        if (AosImage.present()) {
            if (Child.cache().isEmpty()) {
                System.err.println("the cold start is without the launcher's cache: run mvn package first");
            }
            System.out.println(Table.cold(cold(engines, child)));
            System.out.println(Costs.measure(new AosImage()));
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static Map<Task, Map<Engine, Sample>> warm(List<Task> tasks, List<Engine> engines, Child child)
            throws IOException, InterruptedException {
        Map<Task, Map<Engine, Sample>> medians = new LinkedHashMap<>();
        for (Task task : tasks) {
            Map<Engine, List<Sample>> samples = new EnumMap<>(Engine.class);
            for (int round = 0; round < ROUNDS; round++) {
                for (Engine engine : engines) {
                    if (engine.runs(task)) {
                        Sample sample = child.warm(task, engine);
                        System.err.println(task.name() + " " + engine + " " + sample.line());
                        samples.computeIfAbsent(engine, key -> new ArrayList<>())
                                .add(sample);
                    }
                }
            }
            medians.put(task, medians(samples));
        }
        return medians;
    }

    private static Map<Engine, Sample> cold(List<Engine> engines, Child child)
            throws IOException, InterruptedException {
        Task first = Task.named(Task.FIRST);
        Map<Engine, List<Sample>> samples = new EnumMap<>(Engine.class);
        for (int round = 0; round < ROUNDS; round++) {
            for (Engine engine : engines) {
                if (engine.runs(first)) {
                    samples.computeIfAbsent(engine, key -> new ArrayList<>()).add(child.cold(first, engine));
                }
            }
        }
        return medians(samples);
    }

    private static Map<Engine, Sample> medians(Map<Engine, List<Sample>> samples) {
        Map<Engine, Sample> medians = new EnumMap<>(Engine.class);
        samples.forEach((engine, taken) -> medians.put(engine, Sample.median(taken)));
        return medians;
    }
}
