package io.aoscope.engine.debug;

import io.aoscope.engine.session.Cast;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.PushResult;
import io.aoscope.engine.session.SlotRecord;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The debugger's facade over several processes that can send each other messages. What it has of {@link DebugSession}
 * speaks of the selected process alone. A process that pauses becomes the selected one.
 */
public interface NodeSession extends DebugSession {

    /** The latest picture of the processes; safe on any thread. */
    NodeView node();

    /** Calls the listener with the present picture of the processes and then with each new one. */
    Subscription listenToNode(Consumer<NodeView> listener);

    /**
     * Opens an image as a process beside the others, and selects it. A bad image leaves everything as it was.
     *
     * @param name what to call it; a number is added where another has it
     */
    CompletableFuture<SessionView> openBeside(ImageSource source, ProcessDefinition definition, String name);

    /** Opens an image as one process for each role, in the place of all that is open, and selects the first. */
    CompletableFuture<SessionView> openCast(ImageSource source, Cast cast);

    /** Selects a process. */
    CompletableFuture<SessionView> select(String key);

    /** The latest picture of a process, selected or not; empty where none has the key. Safe on any thread. */
    Optional<SessionView> view(String key);

    /** Takes a process out of the session, whatever it is doing; the last one stays. */
    CompletableFuture<SessionView> close(String key);

    /**
     * Delivers one message of the selected process, and nothing that comes of it.
     *
     * @param from a slot of the selected process
     * @param outboxKey of the message in its outbox
     */
    CompletableFuture<PushResult> deliver(SlotRecord from, String outboxKey, SendMode mode);

    /**
     * Delivers everything that a slot of the selected process sent, and everything that comes of it. Completes when
     * nothing is left; a slot that pauses holds it up.
     */
    CompletableFuture<PushResult> push(SlotRecord from);

    /** Ends the push under way, and the slot that it runs. */
    CompletableFuture<SessionView> stopPush();
}
