package io.aoscope.engine.bench;

import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.engine.vm.MachineLimits;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * A message whose time is travelled.
 *
 * @param often a function that is called often
 * @param last one that is called at the end
 * @param never one that is not called
 */
record TimeTask(String title, ProcessImage image, MessageDraft message, String often, String last, String never) {
    private static final SessionOptions OPTIONS = new SessionOptions(
            Profile.STANDARD,
            MachineLimits.DEFAULT,
            InstantSource.system(),
            TierChoice.STEPPING,
            ForkJoinPool.commonPool());

    static TimeTask aos() throws IOException, ImageException {
        return new TimeTask(
                "first message to aos",
                load(AosImage.FILE, new AosImage().image()),
                MessageDraft.action("Eval").withData(AosImage.SMALL),
                "emscripten_builtin_malloc",
                "handle",
                "do_tzset");
    }

    static TimeTask ledger() throws IOException, ImageException {
        try (InputStream in = TimeTask.class.getResourceAsStream("/io/aoscope/bench/ledger-wasm64.wasm")) {
            if (in == null) {
                throw new IOException("ledger-wasm64.wasm is missing; run engine/src/bench/c/build.sh");
            }
            return new TimeTask(
                    "a thousand million instructions",
                    load("ledger.wasm", in.readAllBytes()),
                    MessageDraft.action("Post"),
                    "decimal",
                    "malloc",
                    "unused");
        }
    }

    private static ProcessImage load(String name, byte[] bytes) throws ImageException {
        return ImageLoader.load(new ImageSource(name, Optional.empty(), bytes));
    }

    /** Runs the message in a fresh process without recording it; gives its instructions. */
    long forward() {
        ProcessSession session = spawned();
        SlotRun run = session.begin(message);
        run.runToEnd();
        return checked(run.record());
    }

    ProcessSession spawned() {
        ProcessSession session = new ProcessSession(image, OPTIONS, ProcessDefinition.AOS);
        session.spawn().runToEnd();
        return session;
    }

    /** A fresh process that is recorded, without a message so far. */
    History history() {
        History history = new History(image, OPTIONS, ProcessDefinition.AOS, () -> false);
        history.spawn();
        return history;
    }

    static long checked(SlotRecord record) {
        if (record.status() != SlotRecord.Status.OK) {
            throw new IllegalStateException("the message failed: " + record.error());
        }
        return record.instructions().orElse(0);
    }

    /** The index of a function. */
    int function(String name) {
        List<Integer> found = IntStream.range(0, image.module().functionCount())
                .filter(index -> image.module().displayName(index).equals(name))
                .boxed()
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("no function " + name + " in " + title);
        }
        return found.getFirst();
    }
}
