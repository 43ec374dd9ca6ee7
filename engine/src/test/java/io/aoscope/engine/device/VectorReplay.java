package io.aoscope.engine.device;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.aoscope.engine.message.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Makes a named test of each recorded vector, and counts by group how many were met. */
final class VectorReplay {
    private record Count(int met, int all) {}

    private static final Map<String, Count> COUNTS = new ConcurrentSkipListMap<>();
    private static final Map<String, String> LEFT_OUT = new ConcurrentSkipListMap<>();

    private VectorReplay() {}

    /** A test for each vector of a group. */
    static Stream<DynamicTest> group(String group, Function<Message, String> name, Consumer<Message> check) {
        Optional<List<Message>> vectors = Vectors.group(group);
        return vectors.isEmpty()
                ? missing(group)
                : vectors.get().stream().map(vector -> counted(group, name.apply(vector), () -> check.accept(vector)));
    }

    /** One test for an object of the file. */
    static Stream<DynamicTest> object(String name, Consumer<Message> check) {
        Optional<Message> vector = Vectors.object(name);
        return vector.isEmpty() ? missing(name) : Stream.of(counted(name, name, () -> check.accept(vector.get())));
    }

    /** A group that is not replayed, with the reason in the count. */
    static Stream<DynamicTest> leftOut(String group, String reason) {
        LEFT_OUT.put(group, reason);
        return Stream.of(dynamicTest(group, () -> assumeTrue(false, reason)));
    }

    static DynamicTest counted(String group, String name, Runnable check) {
        COUNTS.merge(group, new Count(0, 1), VectorReplay::sum);
        return dynamicTest(name, () -> {
            check.run();
            COUNTS.merge(group, new Count(1, 0), VectorReplay::sum);
        });
    }

    static void print() {
        COUNTS.forEach(
                (group, count) -> System.out.printf("vectors of %s: %d of %d met%n", group, count.met(), count.all()));
        LEFT_OUT.forEach((group, reason) -> System.out.printf("vectors of %s: left out, %s%n", group, reason));
        COUNTS.clear();
        LEFT_OUT.clear();
    }

    private static Count sum(Count left, Count right) {
        return new Count(left.met() + right.met(), left.all() + right.all());
    }

    private static Stream<DynamicTest> missing(String group) {
        return Stream.of(dynamicTest(
                group,
                () -> assumeTrue(
                        false,
                        "no vectors at " + Vectors.file().toAbsolutePath()
                                + "; name the file with -Daoscope.vectors=")));
    }
}
