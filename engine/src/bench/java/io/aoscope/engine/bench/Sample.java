package io.aoscope.engine.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a process measured.
 *
 * @param instructions how many the engine itself counted, 0 when it does not count
 * @param nanos the median time of a run
 * @param cpuNanos the median of what the thread used of a processor, which other programs disturb less
 */
record Sample(long instructions, long nanos, long cpuNanos) {

    static Sample median(List<Sample> samples) {
        return samples.stream()
                .sorted(Comparator.comparingLong(Sample::cpuNanos))
                .toList()
                .get(samples.size() / 2);
    }

    double millis() {
        return cpuNanos / 1e6;
    }

    /** The three numbers, for {@link #parse}. */
    String line() {
        return instructions + " " + nanos + " " + cpuNanos;
    }

    /** Reads the last line that a process printed. */
    static Sample parse(String output) {
        String line = output.strip().lines().reduce("", (before, last) -> last);
        long[] numbers =
                Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Sample(numbers[0], numbers[1], numbers[2]);
    }
}
