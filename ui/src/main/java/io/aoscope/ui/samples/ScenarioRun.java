package io.aoscope.ui.samples;

import io.aoscope.engine.debug.NodeView;
import io.aoscope.engine.debug.ProcessView;
import io.aoscope.engine.debug.SendMode;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.DeliveryCheck;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.PushResult;
import io.aoscope.engine.session.Scenario;
import io.aoscope.engine.session.ScenarioCheck.Difference;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.samples.Sample;
import io.aoscope.ui.kit.ValueText;
import io.aoscope.ui.model.ImageOpener;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Opens a sample and sends the messages of its scenario one after the other. */
final class ScenarioRun {
    private static final PushResult NOT_PUSHED = new PushResult(List.of(), List.of());

    /**
     * What one message came to.
     *
     * @param processId of the process it was sent to
     * @param slot that it became
     * @param action as the table shows it: with the name of the process where there are several
     * @param expected what the scenario says of it
     * @param actual what differs, or that nothing does
     */
    record Row(String processId, SlotRecord slot, String action, String expected, String actual, boolean ok) {}

    private final WorkbenchModel model;
    private final ImageOpener opener;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();

    ScenarioRun(WorkbenchModel model, ImageOpener opener) {
        this.model = model;
        this.opener = opener;
    }

    /** A row for each message answered so far. */
    ObservableList<Row> rows() {
        return rows;
    }

    void start(Sample sample) {
        rows.clear();
        opener.open(sample, () -> {
            try {
                Scenario scenario = Scenario.read(sample.scenario(), sample.id() + "/scenario.json", opener.ids());
                send(scenario, 0);
            } catch (BadDraftException e) {
                model.report(e);
            }
        });
    }

    /** Sends a message to its process and, where there are several, pushes what came of it; then sends the next. */
    private void send(Scenario scenario, int index) {
        if (index >= scenario.messages().size()) {
            return;
        }
        NodeView node = model.node().get();
        boolean several = node.processes().size() > 1;
        Optional<String> named = scenario.receivers().get(index);
        ProcessView receiver = node.processes().stream()
                .filter(process -> named.filter(process.name()::equals).isPresent())
                .findFirst()
                .orElse(node.processes().getFirst());
        CompletableFuture<Row> row = model.debug()
                .select(receiver.key())
                .thenCompose(ignored -> model.debug().send(scenario.messages().get(index), SendMode.RUN))
                .thenCompose(slot -> (several
                                ? model.debug().push(slot)
                                : CompletableFuture.completedFuture(NOT_PUSHED))
                        .thenApply(pushed -> row(scenario.expected().get(index), receiver, several, slot, pushed)));
        model.ask(row, done -> {
            rows.add(done);
            send(scenario, index + 1);
        });
    }

    private Row row(Message expected, ProcessView receiver, boolean several, SlotRecord slot, PushResult pushed) {
        String id = receiver.processId().orElse("");
        List<Difference> differences = DeliveryCheck.differences(
                expected,
                id,
                slot,
                pushed,
                other -> model.debug()
                        .node()
                        .process(other)
                        .map(ProcessView::name)
                        .orElse(other));
        return new Row(
                id,
                slot,
                several ? receiver.name() + ": " + slot.action() : slot.action(),
                expected.entries().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + ValueText.oneLine(entry.getValue()))
                        .collect(Collectors.joining(", ")),
                differences.isEmpty()
                        ? "as expected"
                        : differences.stream()
                                .map(difference -> difference.what() + " is " + difference.actual() + ", not "
                                        + difference.expected())
                                .collect(Collectors.joining("; ")),
                differences.isEmpty());
    }
}
