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

    /** Runs it {@code warmup} times untimed and {@code runs} times timed. */
    static Row measure(String program, String engine, int warmup, int runs, Run run) throws Exception {
        for (int i = 0; i < warmup; i++) {
            run.once();
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] nanos = new long[runs];
        long[] cpuNanos = new long[runs];
        long instructions = 0;
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            long cpuStart = threads.getCurrentThreadCpuTime();
            instructions = run.once();
            nanos[i] = System.nanoTime() - start;
            cpuNanos[i] = threads.getCurrentThreadCpuTime() - cpuStart;
        }
        Arrays.sort(nanos);
        Arrays.sort(cpuNanos);
        return new Row(program, engine, instructions, nanos[runs / 2], cpuNanos[runs / 2]);
    }
}
