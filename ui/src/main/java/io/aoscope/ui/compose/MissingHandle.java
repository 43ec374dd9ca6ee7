package io.aoscope.ui.compose;

import io.aoscope.ui.kit.Links;
import io.aoscope.ui.model.Respawner;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.process.Preset;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Says that the image has no {@code handle}, and offers to call its other functions. */
final class MissingHandle extends VBox {
    MissingHandle(ComposeViewModel view, WorkbenchModel model, Respawner respawner) {
        setId("compose-no-handle");
        var text = new Label("The image exports no handle function, so no message of this process can succeed.");
        text.setWrapText(true);
        text.getStyleClass().add("caution");
        var call = Links.link(
                "Call its other functions: spawn as [wasi, wasm-64]",
                () -> respawner.define(Preset.CALL.definition(view.module())));
        call.setId("compose-call-instead");
        getChildren().addAll(text, call);
        Runnable show = () -> {
            setManaged(view.handleMissing());
            setVisible(view.handleMissing());
        };
        model.picture().addListener((property, was, is) -> show.run());
        show.run();
    }
}
