package io.aoscope.ui.outbox;

import io.aoscope.engine.debug.NodeView;
import io.aoscope.engine.debug.NodeView.PushEnd;
import io.aoscope.engine.debug.ProcessView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SendMode;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.Dispatch;
import io.aoscope.engine.session.Dispatch.Cause;
import io.aoscope.engine.session.Dispatch.Delivered;
import io.aoscope.engine.session.Dispatch.Undelivered;
import io.aoscope.engine.session.Origin;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.RemarksBox;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.outbox.DeliveryRow.Became;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What was, and can be, delivered of the slot in focus, and where that slot itself comes from. */
final class DeliveriesViewModel {
    private static final int ID_SHOWN = 10;

    private final WorkbenchModel model;
    private final ObservableList<DeliveryRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper origin = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ObservableList<RemarksBox.Line> warnings = FXCollections.observableArrayList();

    DeliveriesViewModel(WorkbenchModel model) {
        this.model = model;
        model.picture().subscribe(ignored -> update());
        model.node().subscribe(ignored -> update());
    }

    /** One for each message of the outbox. */
    ObservableList<DeliveryRow> rows() {
        return rows;
    }

    /** Who sent the message of the slot, such as {@code ping, slot 1, message 1}; empty where no process did. */
    ReadOnlyStringProperty origin() {
        return origin.getReadOnlyProperty();
    }

    /** The push under way, or what the last push of this slot came to; empty where there is none. */
    ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** Where HyperBEAM would have pushed otherwise. */
    ObservableList<RemarksBox.Line> warnings() {
        return warnings;
    }

    /** Delivers one message. */
    void deliver(DeliveryRow row, SendMode mode) {
        model.deliver(row.key(), mode);
    }

    /** Delivers all, and what comes of it. */
    void push() {
        model.push();
    }

    void stop() {
        model.ask(model.debug().stopPush());
    }

    /** Goes to the slot that a message became. */
    void visit(DeliveryRow row) {
        Optional<Dispatch> dispatch = dispatch(row.key());
        if (dispatch.isPresent() && dispatch.get().outcome() instanceof Delivered(String receiver, SlotRecord slot)) {
            model.visit(receiver, one -> one == slot);
        }
    }

    /** Goes to the slot that sent the message of this one. */
    void visitOrigin() {
        model.picture()
                .get()
                .slot()
                .ifPresent(slot -> slot.delivery().ifPresent(delivery -> {
                    Optional<SlotRecord> sender = model.node().get().cause(slot).map(Dispatch::from);
                    Origin from = delivery.origin();
                    model.visit(
                            from.processId(),
                            one -> sender.map(known -> known == one).orElse(one.slot() == from.slot()));
                }));
    }

    private void update() {
        Picture picture = model.picture().get();
        NodeView node = model.node().get();
        List<DeliveryRow> next = new ArrayList<>();
        Message outbox = picture.slot()
                .map(SlotRecord::results)
                .or(() -> picture.pause().flatMap(pause -> picture.state().message("results")))
                .flatMap(results -> results.message("outbox"))
                .orElse(Message.EMPTY);
        for (Map.Entry<Key, Value> entry : outbox.entries().entrySet()) {
            next.add(row(entry.getKey().text(), entry.getValue(), picture, node));
        }
        if (!rows.equals(next)) {
            rows.setAll(next);
        }
        origin.set(picture.slot()
                .flatMap(SlotRecord::delivery)
                .map(delivery -> origin(delivery.origin(), node))
                .orElse(""));
        Optional<PushEnd> last = node.last()
                .filter(end -> picture.slot().filter(slot -> slot == end.from()).isPresent());
        progress.set(node.push()
                .map(push -> "Pushing what " + push.from() + " sent: " + push.delivered() + " delivered, "
                        + push.receiver() + " is running")
                .or(() -> last.map(DeliveriesViewModel::summary))
                .orElse(""));
        List<RemarksBox.Line> told = last.filter(end -> node.push().isEmpty()).stream()
                .flatMap(end -> end.warnings().stream())
                .map(warning -> new RemarksBox.Line(warning.rule(), "", warning.text()))
                .toList();
        if (!warnings.equals(told)) {
            warnings.setAll(told);
        }
    }

    private DeliveryRow row(String key, Value value, Picture picture, NodeView node) {
        Message message = value instanceof Message entries ? entries : Message.EMPTY;
        Optional<String> target = message.text("target");
        Optional<ProcessView> receiver = target.flatMap(node::process);
        return new DeliveryRow(
                key,
                message.text("action").orElse("(no action)"),
                receiver.map(ProcessView::name)
                        .or(() -> target.map(id -> Format.shorten(id, ID_SHOWN)))
                        .orElse("no target"),
                target.orElse(""),
                receiver.map(ProcessView::name),
                obstacle(target, receiver, picture, node),
                dispatch(key).map(dispatch -> became(dispatch, node)));
    }

    private static String obstacle(
            Optional<String> target, Optional<ProcessView> receiver, Picture picture, NodeView node) {
        if (target.isEmpty()) {
            return "it names no target";
        }
        if (receiver.isEmpty()) {
            return "no such process here";
        }
        if (picture.slot().isEmpty()) {
            return "the slot has not ended";
        }
        if (node.push().isPresent()) {
            return "a push is under way";
        }
        RunState run = receiver.get().run();
        return run == RunState.IDLE ? "" : receiver.get().name() + " is in the middle of a slot";
    }

    private Optional<Dispatch> dispatch(String key) {
        NodeView node = model.node().get();
        Optional<String> sender = node.current().flatMap(ProcessView::processId);
        return model.picture()
                .get()
                .slot()
                .flatMap(slot -> sender.flatMap(id -> node.dispatch(slot, new Origin(id, slot.slot(), key))));
    }

    private static Became became(Dispatch dispatch, NodeView node) {
        return switch (dispatch.outcome()) {
            case Delivered(String receiver, SlotRecord slot) -> {
                String status = slot.status().name().toLowerCase(Locale.ROOT);
                yield new Became(
                        "slot " + slot.slot() + " of " + name(receiver, node) + ": " + status,
                        slot.error().map(error -> error.message()).orElse("Delivered; go to that slot"),
                        true,
                        slot.status() != SlotRecord.Status.OK);
            }
            case Undelivered undelivered -> {
                String status = undelivered.status().isPresent()
                        ? " · " + undelivered.status().getAsInt()
                        : "";
                yield new Became(text(undelivered.cause()) + status, undelivered.reason(), false, false);
            }
        };
    }

    private static String text(Cause cause) {
        return switch (cause) {
            case NO_TARGET -> "no target";
            case NOT_HERE -> "no such process here";
            case NOT_EVALUATED -> "not delivered: resolve";
            case LIMIT -> "not delivered: endless";
            case ENDED -> "not delivered: the push ended";
        };
    }

    private static String origin(Origin from, NodeView node) {
        return name(from.processId(), node) + ", slot " + from.slot() + ", message " + from.key();
    }

    private static String name(String processId, NodeView node) {
        return node.process(processId).map(ProcessView::name).orElse(Format.shorten(processId, ID_SHOWN));
    }

    private static String summary(PushEnd end) {
        String left = end.undelivered() == 0 ? "" : ", " + end.undelivered() + " not delivered";
        return "Pushed: " + end.delivered() + " delivered" + left;
    }
}
