package io.aoscope.engine.device;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.aoscope.engine.message.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Makes a named test of each recorded vector, and counts by group how many were met. */
final class VectorReplay {
    private record Count(int met, int all) {
        Count plus(Count other) {
            return new Count(met + other.met, all + other.all);
        }
    }

    /** What stands in the file besides groups of vectors. */
    private static final Set<String> NO_GROUPS = Set.of("meta", "wat_modules");

    private static final Map<String, Count> COUNTS = new ConcurrentSkipListMap<>();
    private static final Map<String, String> LEFT_OUT = new ConcurrentSkipListMap<>();

    private VectorReplay() {}

    /** A test for each vector of a group; a group without a list of them is one vector. */
    static Stream<DynamicTest> group(String group, Function<Message, String> name, Consumer<Message> check) {
        if (Vectors.object(group).isEmpty()) {
            return missing(group);
        }
        List<Message> vectors = Vectors.group(group)
                .orElseGet(() -> List.of(Vectors.object(group).orElseThrow()));
        return vectors.stream().map(vector -> counted(group, name.apply(vector), () -> check.accept(vector)));
    }

    /** A group that is not replayed, with the reason in the count. */
    static Stream<DynamicTest> leftOut(String group, String reason) {
        LEFT_OUT.put(group, reason);
        return Stream.of(dynamicTest(group, () -> assumeTrue(false, reason)));
    }

    /** A failing test for each group of the file that is none of the known ones. */
    static Stream<DynamicTest> others(Set<String> known) {
        List<String> unknown = Vectors.groups().stream()
                .filter(group -> !known.contains(group) && !NO_GROUPS.contains(group))
                .toList();
        return unknown.isEmpty()
                ? Stream.of(dynamicTest("all groups are known", () -> {}))
                : unknown.stream()
                        .map(group -> counted(group, group, () -> {
                            throw VectorFields.unknown("the group of vectors", group);
                        }));
    }

    private static DynamicTest counted(String group, String name, Runnable check) {
        COUNTS.merge(group, new Count(0, 1), Count::plus);
        return dynamicTest(name, () -> {
            check.run();
            COUNTS.merge(group, new Count(1, 0), Count::plus);
        });
    }

    static void print() {
        COUNTS.forEach(
                (group, count) -> System.out.printf("vectors of %s: %d of %d met%n", group, count.met(), count.all()));
        LEFT_OUT.forEach((group, reason) -> System.out.printf("vectors of %s: left out, %s%n", group, reason));
        COUNTS.clear();
        LEFT_OUT.clear();
    }

    private static Stream<DynamicTest> missing(String group) {
        String file = Vectors.file().toAbsolutePath().normalize().toString();
        if (Vectors.groups().isEmpty()) {
            return Stream.of(dynamicTest(group, () -> {
                if (Vectors.given()) {
                    throw new AssertionError("there is no file " + file + ", which -Daoscope.vectors= names");
                }
                assumeTrue(false, "no vectors at " + file + "; name the file with -Daoscope.vectors=");
            }));
        }
        return Stream.of(dynamicTest(group, () -> assumeTrue(false, file + " has no group " + group)));
    }
}
