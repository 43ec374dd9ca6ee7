package io.aoscope.ui.samples;

import io.aoscope.engine.debug.SendMode;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.Scenario;
import io.aoscope.engine.session.ScenarioCheck;
import io.aoscope.engine.session.ScenarioCheck.Difference;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.samples.Sample;
import io.aoscope.ui.kit.ValueText;
import io.aoscope.ui.model.ImageOpener;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Opens a sample and sends the messages of its scenario one after the other. */
final class ScenarioRun {
    /**
     * What one message came to.
     *
     * @param expected what the scenario says of it
     * @param actual what differs, or that nothing does
     */
    record Row(int slot, String action, String expected, String actual, boolean ok) {}

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
        try {
            Scenario scenario = Scenario.read(sample.scenario(), sample.id() + "/scenario.json");
            opener.open(sample, () -> send(scenario, 0));
        } catch (BadDraftException e) {
            model.report(e);
        }
    }

    private void send(Scenario scenario, int index) {
        if (index < scenario.messages().size()) {
            MessageDraft message = scenario.messages().get(index);
            model.ask(model.debug().send(message, SendMode.RUN), slot -> {
                rows.add(row(scenario.expected().get(index), slot));
                send(scenario, index + 1);
            });
        }
    }

    private static Row row(Message expected, SlotRecord slot) {
        List<Difference> differences = ScenarioCheck.differences(expected, slot);
        return new Row(
                slot.slot(),
                slot.action(),
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
