package io.aoscope.engine.bench;

import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.time.Accesses;
import io.aoscope.engine.debug.time.Arrival;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Profile;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.debug.time.Resume;
import io.aoscope.engine.debug.time.SlotIndex;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.Timeline;
import io.aoscope.engine.debug.time.WatchKind;
import io.aoscope.engine.vm.MemoryImage;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * What travelling through the time of a message costs: milliseconds of processor, and how often the message could run
 * meanwhile, without being recorded, on the stepping tier of the same JVM. Arguments name the messages, {@code aos} and
 * {@code ledger}; the system property {@code bench.rounds} says how often everything is asked, of which the last half
 * counts; {@code bench.messages} how many messages a session has whose memory is measured, 0 for none.
 */
public final class TimeBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 6);
    private static final int MESSAGES = Integer.getInteger("bench.messages", 1000);
    private static final int SEEKS = 60;

    private final TimeTask task;
    private final Map<String, List<Double>> times = new LinkedHashMap<>();
    private final List<Double> seeks = new ArrayList<>();
    private final List<Double> backs = new ArrayList<>();
    private final Random random = new Random(5);

    private TimeBench(TimeTask task) {
        this.task = task;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> wanted = arguments.length == 0 ? List.of("aos", "ledger") : List.of(arguments);
        if (wanted.contains("aos") && AosImage.present()) {
            new TimeBench(TimeTask.aos()).measure();
            if (MESSAGES > 0) {
                System.out.println(Held.by(TimeTask.aos(), MESSAGES));
            }
        } else if (wanted.contains("aos")) {
            System.err.println("aos is left out: set -Daoscope.images to a folder with " + AosImage.FILE);
        }
        if (wanted.contains("ledger")) {
            new TimeBench(TimeTask.ledger()).measure();
        }
    }

    private void measure() throws Exception {
        long instructions = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (round == ROUNDS / 2) {
                seeks.clear();
                backs.clear();
                times.values().forEach(List::clear);
            }
            instructions = time("the message alone", task::forward);
            History history = task.history();
            time(
                    "the message, recorded",
                    () -> TimeTask.checked(
                            history.send(task.message(), history.timeline().last(), "")
                                    .record()));
            ask(history.timeline());
        }
        print(instructions);
    }

    private void ask(Timeline timeline) throws Exception {
        Point end = Point.end(1);
        SlotIndex index = time("the first question about it", () -> timeline.index(1));
        for (int i = 0; i < SEEKS; i++) {
            Point at = index.point(1 + random.nextLong(index.end() - 1));
            seeks.add(cost(() -> timeline.at(at)));
            backs.add(cost(() -> timeline.at(timeline.moved(at, -1))));
        }
        resume(timeline, end, "a function that is not called", task.never(), Optional.empty());
        resume(timeline, end, "a function called late", task.last(), Optional.empty());
        Optional<Expression> condition = Optional.of(Expression.read("$0 == 123456789"));
        resume(timeline, end, "a function called often, where a condition never holds", task.often(), condition);
        long reply = find(timeline.at(end).memory().orElseThrow(), "\"ok\":true");
        wrote(timeline, end, "a byte of the reply", new Range(reply, 1));
        Looked looked = Looked.at(timeline, index);
        wrote(timeline, end, "a page that seldom changes", looked.seldom());
        wrote(timeline, end, "a byte that does not change on a page that always does", looked.still());
        time("who read that byte", () -> new Accesses(timeline).previous(end, looked.still(), Accesses.Kind.READ));
        Location watch = new Location.Memory(looked.still(), WatchKind.CHANGE);
        time("resuming backwards to where it changes", () -> backward(timeline, end, watch, Optional.empty()));
        time("profile", () -> Profile.of(timeline, 1));
    }

    private void resume(Timeline timeline, Point from, String what, String function, Optional<Expression> condition)
            throws Exception {
        int number = task.function(function);
        Location entry = new Location.Instruction(number, 0);
        time("resuming backwards to " + what, () -> backward(timeline, from, entry, condition));
    }

    private static Arrival backward(Timeline timeline, Point from, Location location, Optional<Expression> condition) {
        StopPoint stop = new StopPoint(1, "", location, condition, 1, Optional.empty(), false, true);
        return new Resume(timeline, List.of(stop)).backward(from);
    }

    private void wrote(Timeline timeline, Point from, String what, Range range) throws Exception {
        time("who wrote " + what, () -> new Accesses(timeline).previous(from, range, Accesses.Kind.WRITE));
    }

    private static long find(MemoryImage memory, String text) {
        byte[] bytes = new byte[(int) memory.size()];
        memory.read(0, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(text);
    }

    private <T> T time(String what, Callable<T> work) throws Exception {
        List<T> result = new ArrayList<>();
        double cost = cost(() -> result.add(work.call()));
        times.computeIfAbsent(what, key -> new ArrayList<>()).add(cost);
        return result.getFirst();
    }

    private static double cost(Callable<?> work) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.call();
        return (threads.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private void print(long instructions) {
        times.put("seek anywhere, 95 of 100", List.of(percentile(seeks, 95)));
        times.put("step back from there, 95 of 100", List.of(percentile(backs, 95)));
        double forward = percentile(times.getOrDefault("the message alone", List.of()), 50);
        System.out.printf(
                Locale.ROOT,
                "| %s, %.1f million instructions | ms | runs |%n| --- | ---: | ---: |%n",
                task.title(),
                instructions / 1e6);
        times.forEach((what, all) -> {
            double cost = percentile(all, 50);
            System.out.printf(Locale.ROOT, "| %s | %.1f | %.2f |%n", what, cost, cost / forward);
        });
        System.out.println();
    }

    private static double percentile(List<Double> all, int percent) {
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
