package io.aoscope.ui.compose;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.MessageLint;
import io.aoscope.ui.kit.RemarksBox;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Remarks on the message as it is being written; takes no room while there are none. */
final class LintStrip extends VBox {
    private final Devices devices = Devices.installed();
    private final RemarksBox remarks = new RemarksBox();

    LintStrip(ObservableValue<MessageDraft> draft) {
        setId("compose-lint");
        var heading = new Label("On HyperBEAM");
        heading.getStyleClass().add("remarks-heading");
        getChildren().addAll(heading, remarks);
        managedProperty().bind(visibleProperty());
        draft.subscribe(this::show);
    }

    private void show(MessageDraft draft) {
        List<RemarksBox.Line> lines = lines(draft, devices);
        remarks.show(lines);
        setVisible(!lines.isEmpty());
    }

    /** The remarks on a message. */
    static List<RemarksBox.Line> lines(MessageDraft draft, Devices devices) {
        return MessageLint.of(draft, devices).stream()
                .map(remark -> new RemarksBox.Line(remark.rule().id(), "", remark.message()))
                .toList();
    }
}
