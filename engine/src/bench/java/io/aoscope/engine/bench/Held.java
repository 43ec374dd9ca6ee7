package io.aoscope.engine.bench;

import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.session.MessageDraft;
import java.lang.ref.Reference;
import java.util.Locale;

/** What recording a session of many messages costs. */
final class Held {
    private static final int COLLECTIONS = 3;

    private Held() {}

    /** A line about a session of so many messages. */
    static String by(TimeTask task, int messages) throws Exception {
        long before = used();
        History history = task.history();
        long held;
        try {
            for (int i = 0; i < messages; i++) {
                MessageDraft draft = task.message().withData("Count = (Count or 0) + 1; return Count");
                TimeTask.checked(
                        history.send(draft, history.timeline().last(), "").record());
            }
            held = used() - before;
        } finally {
            Reference.reachabilityFence(history);
        }
        return String.format(
                Locale.ROOT,
                "A session of %d messages to aos holds %.0f MiB of heap.%n",
                messages,
                held / (double) (1 << 20));
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
