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

    private Timer() {}

    /**
     * Runs it untimed for a number of seconds, once at least, and then timed: {@code runs} times, or fewer where that
     * would take much longer than warming up.
     */
    static Sample measure(int warmupSeconds, int runs, Run run) throws Exception {
        long seconds = warmupSeconds * 1_000_000_000L;
        long start = System.nanoTime();
        while (warmupSeconds > 0 && System.nanoTime() - start < seconds) {
            run.once();
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] nanos = new long[runs];
        long[] cpuNanos = new long[runs];
        long instructions = 0;
        int done = 0;
        long begun = System.nanoTime();
        while (done == 0 || done < runs && System.nanoTime() - begun < Math.max(1, seconds)) {
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
