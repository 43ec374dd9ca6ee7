package io.aoscope.ui.model;

import io.aoscope.engine.debug.NodeView;
import io.aoscope.engine.debug.ProcessView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Clip;
import io.aoscope.ui.kit.Dialogs;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** Several processes in one session: opening, choosing, closing, and delivering what they send. */
public final class ProcessActions {
    private final WorkbenchModel model;
    private final ImageOpener opener;
    private final Dialogs dialogs;

    public ProcessActions(WorkbenchModel model, ImageOpener opener, Dialogs dialogs) {
        this.model = model;
        this.opener = opener;
        this.dialogs = dialogs;
    }

    /** All of them, in the order of the menu. */
    public List<Action> all() {
        return List.of(
                Action.of("push", "Push what this slot sent", Icons.PUSH, () -> {
                            model.push();
                            model.follow(new Link.PanelLink("outbox"));
                        })
                        .key("Shortcut+D")
                        .when(pushable(model)),
                Action.of(
                                "push-stop",
                                "Stop the push",
                                Icons.STOP,
                                () -> model.ask(model.debug().stopPush()))
                        .when(on(node -> node.push().isPresent())),
                Action.of("open-beside", "Open beside…", Icons.OPEN_BESIDE, this::openBeside)
                        .key("Shortcut+Shift+O"),
                Action.of("next-process", "Next process", Icons.NEXT_PROCESS, this::next)
                        .key("Shortcut+Shift+N")
                        .when(on(node -> node.processes().size() > 1)),
                Action.of("copy-process-id", "Copy the id of the process", Icons.COPY, this::copyId)
                        .when(on(node ->
                                node.current().flatMap(ProcessView::processId).isPresent())),
                Action.of("close-process", "Close the process…", Icons.CLOSE, this::close)
                        .when(on(node -> node.processes().size() > 1)));
    }

    /** Shows another process. */
    public void select(ProcessView process) {
        model.ask(model.debug().select(process.key()));
    }

    /** Whether the slot in focus has messages to push, and none are pushed just now. */
    public static BooleanBinding pushable(WorkbenchModel model) {
        return Bindings.createBooleanBinding(
                () -> model.picture().get().slot().filter(ProcessActions::sent).isPresent()
                        && model.picture().get().session().run() == RunState.IDLE
                        && model.node().get().push().isEmpty(),
                model.picture(),
                model.node());
    }

    private static boolean sent(SlotRecord slot) {
        return slot.results()
                .message("outbox")
                .filter(outbox -> !outbox.equals(Message.EMPTY))
                .isPresent();
    }

    private void openBeside() {
        dialogs.chooseOpen("Open an image beside", ImageOpener.IMAGES).ifPresent(opener::openBeside);
    }

    private void next() {
        NodeView node = model.node().get();
        List<ProcessView> processes = node.processes();
        int now = node.current().map(processes::indexOf).orElse(-1);
        select(processes.get((now + 1) % processes.size()));
    }

    private void copyId() {
        model.node().get().current().flatMap(ProcessView::processId).ifPresent(Clip::copy);
    }

    private void close() {
        Optional<ProcessView> current = model.node().get().current();
        current.filter(process -> dialogs.confirm(
                        "Close " + process.name() + "?",
                        "Its slots and snapshots are lost. The other processes stay.",
                        "Close it"))
                .ifPresent(process -> model.ask(model.debug().close(process.key())));
    }

    private BooleanBinding on(Predicate<NodeView> test) {
        return Bindings.createBooleanBinding(() -> test.test(model.node().get()), model.node());
    }
}
