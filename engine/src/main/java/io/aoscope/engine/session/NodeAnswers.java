package io.aoscope.engine.session;

import io.aoscope.engine.device.Device;
import io.aoscope.engine.device.DeviceContext;
import io.aoscope.engine.device.Failure;
import io.aoscope.engine.device.FailureKind;
import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Outcome;
import io.aoscope.engine.device.ProcessDevice;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.device.Snapshots;
import io.aoscope.engine.device.StackRun;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.CachedForm;
import io.aoscope.engine.message.Codec;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.NotEncodableException;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.MemoryImage;
import java.util.List;
import java.util.Optional;

/**
 * Answers questions about a process as {@code process@1.0} of a node does (semantics 6; rules C6 to C8): {@code now},
 * {@code compute}, {@code slot}, {@code snapshot}, every other key of the process, and paths into what these answer.
 */
public final class NodeAnswers {
    private static final String SNAPSHOT = "snapshot";

    /** The process device where only its keys of the state are asked. */
    private static final Device PLAIN_PROCESS = new Device() {
        @Override
        public String name() {
            return ProcessDevice.NAME;
        }

        @Override
        public boolean knows(String key) {
            return false;
        }

        @Override
        public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
            return new Outcome.NotFound();
        }
    };

    private final ProcessSession session;
    private final DeviceContext context;
    private final List<SlotRecord> slots;

    /** @param slots those of the messages that were sent, in order */
    public NodeAnswers(ProcessSession session, List<SlotRecord> slots) {
        this.session = session;
        this.context = session.context().withDevices(session.context().devices().with(PLAIN_PROCESS));
        this.slots = slots.stream().filter(slot -> slot.slot() > 0).toList();
    }

    /**
     * What the node answers under a path.
     *
     * @param path such as {@code now/results/data} or {@code compute&slot=3/results/outbox}
     * @param cached whether the slot was asked for before, so that the answer comes from the node's cache
     */
    public NodeAnswer ask(String path, boolean cached) {
        NodeQuestion question = NodeQuestion.read(path, session.processId());
        NodeAnswer first = first(question, cached);
        if (question.rest().isEmpty() || first.status() != NodeAnswer.Status.OK) {
            return first;
        }
        Value base = first.value().orElseThrow();
        if (question.key().equals("") || base instanceof Message || base instanceof ListValue) {
            return below(base instanceof ListValue list ? list.asMessage() : (Message) base, question.rest());
        }
        return NodeAnswer.error(Atom.NOT_FOUND, base.display() + " has no keys");
    }

    private NodeAnswer first(NodeQuestion question, boolean cached) {
        return switch (question.key()) {
            case "" -> NodeAnswer.ok(session.processMessage());
            case "now" -> slots.isEmpty() ? nothingYet() : state(slots.getLast().slot(), cached);
            case "compute" -> compute(question, cached);
            case "slot" -> NodeAnswer.ok(slotInfo());
            case SNAPSHOT ->
                NodeAnswer.exception("the message of the process has no image running, so wasm-64@1.0 has nothing to"
                        + " make a snapshot of; a state has: ask for compute&slot=N/snapshot");
            case "schedule", "push" ->
                NodeAnswer.exception("AOScope answers no " + question.key()
                        + " here: it keeps no schedule, and aoscope push delivers messages");
            case "process-id", "as-process", "ensure-process-key" ->
                NodeAnswer.exception(question.key() + " is a function of the node that cannot be called like this");
            default -> below(session.processMessage(), question.key());
        };
    }

    /** C6: without a slot the latest state comes from the cache. */
    private NodeAnswer compute(NodeQuestion question, boolean cached) {
        Optional<String> wanted = question.argument("slot");
        if (wanted.isEmpty()) {
            Optional<SlotRecord> latest = slots.stream()
                    .filter(slot -> slot.status() == SlotRecord.Status.OK)
                    .reduce((earlier, later) -> later);
            return latest.isEmpty() ? nothingYet() : state(latest.get().slot(), true);
        }
        try {
            return state(Long.parseLong(wanted.get()), cached);
        } catch (NumberFormatException e) {
            return NodeAnswer.exception("slot is " + wanted.get() + ", which is no integer");
        }
    }

    private static NodeAnswer nothingYet() {
        return NodeAnswer.exception("no message has been sent, so there is no slot to compute");
    }

    private NodeAnswer state(long slot, boolean cached) {
        if (slot <= 0) {
            return NodeAnswer.exception(
                    slot == 0
                            ? "slot 0 of a node is the Process message itself, which AOScope does not send"
                            : "slot " + slot + " was calculated before the first (already_calculated_slot)");
        }
        Optional<SlotRecord> failed = slots.stream()
                .filter(one -> one.slot() <= slot && one.status() != SlotRecord.Status.OK)
                .findFirst();
        if (failed.isPresent() && (hyperbeam() || failed.get().slot() == slot)) {
            return failed(failed.get());
        }
        Optional<SlotRecord> record =
                slots.stream().filter(one -> one.slot() == slot).findFirst();
        if (record.isEmpty()) {
            return NodeAnswer.exception("slot " + slot + " is not scheduled yet; the last is "
                    + slots.stream().mapToInt(SlotRecord::slot).max().orElse(0));
        }
        return cached ? cached(record.get()) : NodeAnswer.ok(fresh(record.get()));
    }

    /** C6: what the execution device alone does not answer is an error, everything else an exception. */
    private static NodeAnswer failed(SlotRecord slot) {
        String why = "slot " + slot.slot() + " failed: "
                + slot.error().map(SlotError::message).orElse("it was stopped");
        if (slot.error()
                .filter(error -> error.kind().equals(FailureKind.NOT_FOUND.id()))
                .isEmpty()) {
            return NodeAnswer.exception(why);
        }
        Message error = Message.builder()
                .put("error", Atom.NOT_FOUND)
                .put("phase", "compute")
                .put("attempted-slot", slot.slot())
                .build();
        return NodeAnswer.error(error, why);
    }

    private boolean hyperbeam() {
        return context.profile() == Profile.HYPERBEAM;
    }

    private boolean edge() {
        return hyperbeam() && context.version() == NodeVersion.EDGE;
    }

    private Message fresh(SlotRecord slot) {
        return slot.state().put("device", Binary.of(ProcessDevice.NAME)).put("at-slot", Value.of(slot.slot()));
    }

    /** C4, C5. */
    private NodeAnswer cached(SlotRecord slot) {
        Message fresh = fresh(slot);
        Optional<Message> snapshot = snapshot(slot, fresh);
        try {
            Message kept = CachedForm.of(
                    snapshot.map(found -> fresh.put(SNAPSHOT, found)).orElse(fresh), edge() ? Codec.EDGE : Codec.MAIN);
            return NodeAnswer.ok(edge() ? kept : kept.put("device", Atom.DEV_MESSAGE));
        } catch (NotEncodableException e) {
            return NodeAnswer.exception("the node cannot read the state from its cache: " + e.getMessage());
        }
    }

    private Optional<Message> snapshot(SlotRecord slot, Message state) {
        return slot.memory()
                .filter(memory -> memory.size() <= Snapshots.MOST_BYTES)
                .map(memory -> snapshot(memory, state));
    }

    private Message snapshot(MemoryImage memory, Message state) {
        return Snapshots.of(state, memory, session.image().module(), context);
    }

    /** C7: version main and edge swap height and hash. */
    private Message slotInfo() {
        Value height =
                slots.isEmpty() ? Atom.NOT_FOUND : Value.of(slots.getLast().blockHeight());
        Message.Builder info = Message.builder()
                .put("process", session.processId())
                .put("current", slots.isEmpty() ? 0 : slots.getLast().slot())
                .put(hyperbeam() ? "block-hash" : "block-height", height)
                .put("cache-control", "no-store");
        return edge()
                ? info.put("addresses", ListValue.ofTexts(Actors.NODE)).build()
                : info.put("wallet-address", Actors.NODE).build();
    }

    private NodeAnswer below(Message base, String path) {
        StackRun run = StackRun.of(base.normalized(), Message.of("path", Binary.of(path)), path, context);
        StackRun.State at = run.state();
        while (at instanceof StackRun.State.BeforeDevice || at instanceof StackRun.State.AfterDevice) {
            at = run.advance();
        }
        return switch (at) {
            case StackRun.State.Finished(Value value) -> NodeAnswer.ok(value);
            case StackRun.State.Failed(Failure failure, var ignored)
            when failure.is(FailureKind.NOT_FOUND) -> NodeAnswer.error(Atom.NOT_FOUND, failure.message());
            case StackRun.State.Failed(Failure failure, var ignored) -> NodeAnswer.exception(failure.message());
            case StackRun.State ignored ->
                NodeAnswer.exception("the path calls an image, which AOScope does not do for a question");
        };
    }
}
