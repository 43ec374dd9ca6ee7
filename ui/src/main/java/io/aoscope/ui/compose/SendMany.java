package io.aoscope.ui.compose;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.Dialogs.FileKind;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Links;
import io.aoscope.ui.model.RunActions;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu for sending a message several times, or the messages of a file, and how far that has come. */
final class SendMany {
    private static final List<FileKind> KINDS =
            List.of(new FileKind("Messages as JSON", List.of("*.json")), new FileKind("All files", List.of("*.*")));

    private final ManySender sender;
    private final WorkbenchModel model;
    private final List<Action> actions;

    SendMany(ManySender sender, RunActions run, WorkbenchModel model, Dialogs dialogs) {
        this.sender = sender;
        this.model = model;
        this.actions = Stream.concat(
                        Stream.of(10, 100, 1000)
                                .map(times -> Action.of(
                                        "send-" + times,
                                        "Send it " + Format.count(times) + " times",
                                        Icons.SEND,
                                        () -> sender.repeat(times))),
                        Stream.of(Action.of(
                                "send-file",
                                "Send the messages of a file…",
                                Icons.OPEN,
                                () -> dialogs.chooseOpen("Messages to send", KINDS)
                                        .ifPresent(sender::file))))
                .map(action -> action.when(run.send().enabled()))
                .toList();
    }

    List<Action> actions() {
        return actions;
    }

    MenuButton menu() {
        var menu = new MenuButton("", new FontIcon(Icons.SEND_MANY));
        menu.setTooltip(new Tooltip("Send many messages; the first that fails ends it"));
        menu.setAccessibleText("Send many messages");
        menu.getStyleClass().add("flat");
        menu.setId("compose-many");
        for (Action action : actions) {
            var item = new MenuItem(action.text(), new FontIcon(action.icon()));
            item.setId("compose-" + action.id());
            item.disableProperty().bind(Bindings.not(action.enabled()));
            item.setOnAction(event -> action.run());
            menu.getItems().add(item);
        }
        return menu;
    }

    /** How far it has come, and a way to stop. */
    HBox progress() {
        var text = new Label();
        text.setId("compose-many-progress");
        text.textProperty().bind(sender.progress().map(now -> "Sending " + now));
        var stop = Links.link("Stop", () -> model.ask(model.debug().stop()));
        var box = new HBox(6, text, stop);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("panel-bar");
        box.visibleProperty().bind(sender.progress().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }
}
