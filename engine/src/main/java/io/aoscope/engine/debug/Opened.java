package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.StoredSession;
import io.aoscope.engine.session.Directory;
import io.aoscope.engine.session.LocalNode;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SessionOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session has open: its process, where there is one, and the options and the definition that it
 * was opened with and the next one will be. The worker only, but for {@link #giveUp}.
 */
final class Opened {
    private final Directory others;
    private volatile boolean givenUp;
    private volatile Runnable interruption = () -> {};

    private SessionOptions options;
    private ProcessDefinition definition = ProcessDefinition.AOS;
    private @Nullable OpenProcess process;

    /**
     * @param others processes beside this one, whose ids it must not have
     */
    Opened(SessionOptions options, Directory others) {
        this.options = options;
        this.others = others;
    }

    SessionOptions options() {
        return options;
    }

    void options(SessionOptions wanted) {
        options = wanted;
    }

    ProcessDefinition definition() {
        return definition;
    }

    void definition(ProcessDefinition wanted) {
        definition = wanted;
    }

    Optional<OpenProcess> process() {
        return Optional.ofNullable(process);
    }

    OpenProcess required() throws SessionException {
        if (process == null) {
            throw new SessionException("No image is open; open a .wasm file or a sample first.");
        }
        return process;
    }

    /** Opens a process of an image, which is still to be spawned. */
    OpenProcess open(ProcessImage image) {
        ProcessSession session = new ProcessSession(image, options, LocalNode.distinct(definition, image, others));
        return take(new History(session, options, this::isGivenUp));
    }

    /** Opens the process of a session that was read from a file, with its history. */
    void open(StoredSession stored, History history) {
        options = stored.options(options);
        definition = history.session().definition();
        take(history).rewrite();
    }

    private OpenProcess take(History history) {
        OpenProcess taken = new OpenProcess(history.session(), history, options);
        process = taken;
        interruption = history::interrupt;
        return taken;
    }

    /** Begins something that can be given up. */
    void begin() {
        givenUp = false;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /** Gives up what was begun; from any thread. */
    void giveUp() {
        givenUp = true;
        interruption.run();
    }
}
