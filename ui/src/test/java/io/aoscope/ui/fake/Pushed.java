package io.aoscope.ui.fake;

import io.aoscope.engine.debug.NodeView;
import io.aoscope.engine.debug.NodeView.PushEnd;
import io.aoscope.engine.debug.NodeView.PushInProgress;
import io.aoscope.engine.debug.ProcessView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.Delivery;
import io.aoscope.engine.session.Dispatch;
import io.aoscope.engine.session.Dispatch.Cause;
import io.aoscope.engine.session.Dispatch.Delivered;
import io.aoscope.engine.session.Dispatch.Undelivered;
import io.aoscope.engine.session.Origin;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRecord.Status;
import io.aoscope.engine.session.SlotWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Two processes, ping (selected) and pong, and messages between them. */
public final class Pushed {
    public static final String PING = "1".repeat(43);
    public static final String PONG = "2".repeat(43);

    private Pushed() {}

    /** Nothing was delivered yet. */
    public static NodeView two() {
        return two(RunState.IDLE);
    }

    /**
     * Nothing was delivered yet.
     *
     * @param pong what the other process is doing
     */
    public static NodeView two(RunState pong) {
        return new NodeView(
                List.of(
                        new ProcessView("process-1", "ping", Optional.of(PING), 1, RunState.IDLE),
                        new ProcessView("process-2", "pong", Optional.of(PONG), 0, pong)),
                "process-1",
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with what became of messages. */
    public static NodeView after(NodeView node, Dispatch... dispatches) {
        return new NodeView(node.processes(), node.selected(), List.of(dispatches), node.push(), node.last());
    }

    /** The same while a push runs. */
    public static NodeView pushing(NodeView node) {
        return new NodeView(
                node.processes(),
                node.selected(),
                node.dispatches(),
                Optional.of(new PushInProgress("ping", 2, "pong")),
                node.last());
    }

    /** The same after a push of a slot. */
    public static NodeView pushed(NodeView node, SlotRecord from, int delivered, int not, SlotWarning... warnings) {
        return new NodeView(
                node.processes(),
                node.selected(),
                node.dispatches(),
                Optional.empty(),
                Optional.of(new PushEnd(from, delivered, not, List.of(warnings))));
    }

    /** A slot of ping that sent a message to each target; an empty one stands for none. */
    public static SlotRecord sent(int slot, String... targets) {
        return slot(slot, Status.OK, Optional.empty(), targets);
    }

    /** A slot that came of the first message of a slot of ping. */
    public static SlotRecord delivered(int slot, Status status, int from) {
        Delivery delivery = new Delivery(new Origin(PING, from, "1"), Message.EMPTY, 1);
        return slot(slot, status, Optional.of(delivery));
    }

    /** The first message of a slot of ping became a slot of pong. */
    public static Dispatch arrived(SlotRecord from, SlotRecord became) {
        return new Dispatch(new Origin(PING, from.slot(), "1"), from, Optional.of(PONG), new Delivered(PONG, became));
    }

    /** The first message of a slot of ping went nowhere. */
    public static Dispatch refused(SlotRecord from, Cause cause, OptionalInt status, String reason) {
        return new Dispatch(
                new Origin(PING, from.slot(), "1"),
                from,
                Optional.of("X".repeat(43)),
                new Undelivered(cause, status, reason));
    }

    private static SlotRecord slot(int slot, Status status, Optional<Delivery> delivery, String... targets) {
        Message.Builder outbox = Message.builder();
        List<String> all = new ArrayList<>(List.of(targets));
        for (int i = 0; i < all.size(); i++) {
            Message message = Message.of("Action", Binary.of("Ping"));
            outbox.put("" + (i + 1), all.get(i).isEmpty() ? message : message.put("target", Binary.of(all.get(i))));
        }
        Message results = Message.of("data", Binary.of("sent"), "outbox", outbox.build());
        return new SlotRecord(
                slot,
                "Serve",
                Optional.empty(),
                delivery,
                status,
                Optional.empty(),
                results,
                Message.of("results", results),
                "",
                "",
                OptionalLong.of(1),
                Optional.empty(),
                Duration.ofMillis(1),
                SlotRecord.STEPPING,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
