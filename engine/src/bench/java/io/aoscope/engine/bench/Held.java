package io.aoscope.engine.bench;

import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SlotRun;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Locale;

/** What recording a session of many messages costs. */
final class Held {
    private static final int COLLECTIONS = 3;

    private Held() {}

    /** A line about a session of so many messages, and about others that are recorded and not, in turn. */
    static String by(TimeTask task, int messages) throws Exception {
        MessageDraft draft = task.message().withData("Count = (Count or 0) + 1; return Count");
        double slower = slower(task, draft, messages);
        long before = used();
        History history = task.history();
        long held;
        try {
            for (int i = 0; i < messages; i++) {
                TimeTask.checked(
                        history.send(draft, history.timeline().last(), "").record());
            }
            held = used() - before;
        } finally {
            Reference.reachabilityFence(history);
        }
        return String.format(
                Locale.ROOT,
                "A session of %d messages to aos holds %.0f MiB of heap; recorded they take %.3f times as long as"
                        + " alone.%n",
                messages,
                held / (double) (1 << 20),
                slower);
    }

    /** How many times as long messages take that are recorded; the first half warms up. */
    private static double slower(TimeTask task, MessageDraft draft, int messages) throws Exception {
        ProcessSession plain = task.spawned();
        History recording = task.history();
        long alone = 0;
        long recorded = 0;
        for (int i = 0; i < messages; i++) {
            long start = now();
            SlotRun run = plain.begin(draft);
            run.runToEnd();
            TimeTask.checked(run.record());
            long middle = now();
            TimeTask.checked(
                    recording.send(draft, recording.timeline().last(), "").record());
            if (i >= messages / 2) {
                alone += middle - start;
                recorded += now() - middle;
            }
        }
        return (double) recorded / alone;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
