package io.aoscope.engine.debug;

import static io.aoscope.engine.debug.Waits.await;
import static io.aoscope.engine.debug.Waits.whenPaused;

import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.MessageDraft;
import java.util.concurrent.Executors;

/** A session of an image with calls, recursion, a caught exception, and a counter at address 8. */
record Stepped(DebugSession session) {
    static final MessageDraft MESSAGE = MessageDraft.action("Count");
    static final int TWICE = 2;
    static final int DOWN = 3;
    static final int HANDLE = 6;

    Stepped() {
        this(new WorkerDebugSession(Fixtures.options(), Executors.newSingleThreadExecutor()));
    }

    void open() throws Exception {
        await(session.open(Fixtures.source("debug/stepping")));
    }

    PauseView pausedAtFirstDevice() throws Exception {
        open();
        var _ = session.send(MESSAGE, SendMode.PAUSE);
        return whenPaused(session).pause().orElseThrow();
    }

    PauseView inHandle() throws Exception {
        pausedAtFirstDevice();
        return stepped(Step.INTO_WASM);
    }

    PauseView stepped(Step step) throws Exception {
        return await(session.step(step)).pause().orElseThrow();
    }

    /** The innermost frame. */
    static FrameView top(PauseView pause) {
        return pause.machine().orElseThrow().frames().getFirst();
    }
}
