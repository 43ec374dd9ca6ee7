package io.aoscope.engine.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Runs something a few times and takes the median. */
final class Timer {

    /** A run; answers the number of instructions, 0 when the engine does not count them. */
    interface Run {
        long once() throws Exception;
    }

    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_RUNS = 500;

    private Timer() {}

    /**
     * Runs it untimed for a number of seconds, once at least, and then timed: {@code runs} times, more often what is short,
     * for a second, or fewer times where that would take longer than warming up.
     */
    static Sample measure(int warmupSeconds, int runs, Run run) throws Exception {
        long seconds = warmupSeconds * SECOND;
        long start = System.nanoTime();
        while (warmupSeconds > 0 && System.nanoTime() - start < seconds) {
            run.once();
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] nanos = new long[warmupSeconds == 0 ? runs : MOST_RUNS];
        long[] cpuNanos = new long[nanos.length];
        long instructions = 0;
        int done = 0;
        long begun = System.nanoTime();
        while (done < nanos.length && System.nanoTime() - begun < (done < runs ? Math.max(1, seconds) : SECOND)
                || done == 0) {
            long from = System.nanoTime();
            long cpuFrom = threads.getCurrentThreadCpuTime();
            instructions = run.once();
            nanos[done] = System.nanoTime() - from;
            cpuNanos[done] = threads.getCurrentThreadCpuTime() - cpuFrom;
            done++;
        }
        Arrays.sort(nanos, 0, done);
        Arrays.sort(cpuNanos, 0, done);
        return new Sample(instructions, nanos[done / 2], cpuNanos[done / 2]);
    }
}
