package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Commitments;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.NotEncodableException;
import io.aoscope.engine.message.Value;
import java.util.Optional;

/**
 * {@code process@1.0} (semantics 6, rules R10 to R15): a state, initialised once, to which one assignment after the
 * other is applied. {@code init} and each slot are a {@link ProcessRun}, run by whoever holds the process.
 */
public final class ProcessDevice {
    public static final String NAME = "process@1.0";
    static final String DEFAULT_EXECUTION = "genesis-wasm@1.0";

    private static final String STUCK = "failed-slot";
    private static final Object NOWHERE = new Object();

    private ProcessDevice() {}

    /**
     * The state of a process that has not run yet: its definition, of which what is signed is also kept under
     * {@code process}.
     */
    public static Message spawn(Message definition) {
        return definition.put("device", Binary.of(NAME)).put("process", Commitments.coveredPart(definition));
    }

    /** The failed slot that a node would run again before any other, so that the process is stuck; mostly none. */
    public static Optional<Failure> stuckAt(Message state) {
        return state.live(STUCK, Failure.class);
    }

    /** The same state, stuck at another slot or at none. */
    public static Message stuckAt(Message state, Optional<Failure> failure) {
        if (failure.isEmpty() && stuckAt(state).isEmpty()) {
            return state;
        }
        return state.withLive(STUCK, failure.<Object>map(stuck -> stuck).orElse(NOWHERE));
    }

    /** The last slot that was applied; -1 before the first. */
    public static long atSlot(Message state) {
        return state.integer("at-slot").map(Number::longValue).orElse(-1L);
    }

    /** Prepares {@code init}, which each device of the stack answers once a pass. */
    public static ProcessRun init(Message state, DeviceContext context) {
        Message done = Message.of("initialized", Binary.of("true"), "at-slot", Value.of(-1));
        Message request = Message.of("path", Binary.of("init"));
        Message prepared = prepared(state);
        StackRun run = StackRun.init(SlotStart.note(prepared), request, "init", context);
        return new ProcessRun(state, device(prepared), done, run, context);
    }

    /** Prepares a slot: results are cleared, then the assignment is run on the execution device. */
    public static ProcessRun begin(Message state, Assignment assignment, DeviceContext context) {
        Message done = Message.of("at-slot", Value.of(assignment.slot()));
        Optional<Failure> block = context.conduct().blocked(state);
        if (block.isPresent()) {
            return failed(state, done, block.get(), context);
        }
        NodeWarnings.ofRequest(assignment.body(), context.events());
        Message restored;
        try {
            restored = context.conduct().beforeSlot(state, context);
        } catch (NotEncodableException e) {
            return notRestored(state, done, String.valueOf(e.getMessage()), context);
        }
        if (context.profile() == Profile.STANDARD) {
            NodeWarnings.ofRestoring(state, context.events());
        } else if (atSlot(state) >= 0) {
            NodeRequests.Normalized normalized = NodeRequests.normalize(prepared(restored), context);
            if (normalized.failure().isPresent()) {
                return notRestored(state, done, normalized.failure().get().message(), context);
            }
            restored = normalized.state();
        }
        Message prepared = prepared(restored.set("results", Atom.UNSET));
        StackRun run = StackRun.slot(SlotStart.note(prepared), assignment.toMessage(), assignment.path(), context);
        return new ProcessRun(state, device(prepared), done, run, context);
    }

    private static ProcessRun notRestored(Message state, Message done, String why, DeviceContext context) {
        String told = "HyperBEAM cannot restore the process for this slot: " + why;
        return failed(state, done, Failure.of(FailureKind.BAD_REQUEST, told, state), context);
    }

    private static ProcessRun failed(Message state, Message done, Failure failure, DeviceContext context) {
        return new ProcessRun(state, NAME, done, StackRun.ended(NAME, state, failure, context), context);
    }

    private static String device(Message prepared) {
        return prepared.text("device").orElse("");
    }

    /** The state with its execution device in the place of its own (semantics 6.1). */
    private static Message prepared(Message state) {
        return state.setKeys(
                Message.builder()
                        .put("device", state.get("execution-device").orElse(Binary.of(DEFAULT_EXECUTION)))
                        .put("input-prefix", state.get("input-prefix").orElse(Binary.of("process")))
                        .put(
                                "output-prefixes",
                                state.get("execution-output-prefixes").orElse(Atom.UNDEFINED))
                        .build(),
                true);
    }
}
