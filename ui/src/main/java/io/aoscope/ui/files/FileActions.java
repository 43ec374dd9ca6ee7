package io.aoscope.ui.files;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Dialogs;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;

/** Above the tree: new file, new folder, import, delete. A new name is typed in the bar itself. */
final class FileActions extends HBox {
    private final FilesViewModel view;
    private final Dialogs dialogs;
    private final TextField name = new TextField();
    private Consumer<String> make = path -> {};

    FileActions(FilesViewModel view, Dialogs dialogs) {
        this.view = view;
        this.dialogs = dialogs;
        getStyleClass().add("panel-bar");
        setAlignment(Pos.CENTER_LEFT);
        name.setId("files-name");
        name.setPromptText("Path, such as /data/in.txt");
        name.setVisible(false);
        name.managedProperty().bind(name.visibleProperty());
        name.setOnAction(event -> typed());
        name.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                name.setVisible(false);
                event.consume();
            }
        });
        HBox.setHgrow(name, Priority.ALWAYS);
        var hint = new Label();
        hint.setId("files-hint");
        hint.getStyleClass().add("empty-state-hint");
        hint.setMinWidth(0);
        hint.textProperty()
                .bind(Bindings.when(view.changeable()).then("").otherwise("Files can be changed while nothing runs"));
        hint.visibleProperty().bind(name.visibleProperty().not());
        hint.managedProperty().bind(hint.visibleProperty());
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        getChildren()
                .setAll(
                        button("files-new", "New file …", Icons.NEW_FILE, () -> ask(view::create)),
                        button("files-new-folder", "New folder …", Icons.NEW_FOLDER, () -> ask(view::makeDirectory)),
                        button("files-import", "Import a file …", Icons.IMPORT, this::bringIn),
                        delete(),
                        hint,
                        name);
    }

    private Region button(String id, String text, Ikon icon, Runnable work) {
        return Buttons.icon(Action.of(id, text, icon, work).when(view.changeable()));
    }

    private Region delete() {
        var possible = Bindings.createBooleanBinding(
                () -> view.changeable().get()
                        && view.selected()
                                .get()
                                .filter(node -> !node.path().equals("/"))
                                .isPresent(),
                view.changeable(),
                view.selected());
        return Buttons.icon(
                Action.of("files-delete", "Delete", Icons.DELETE, this::remove).when(possible));
    }

    private void remove() {
        view.selected()
                .get()
                .filter(node -> !node.directory()
                        || node.children().isEmpty()
                        || dialogs.confirm(
                                "Delete " + node.path(),
                                "It holds " + node.sizeText() + ", which are deleted too.",
                                "Delete"))
                .ifPresent(node -> view.remove(node.path()));
    }

    private void bringIn() {
        dialogs.chooseOpen("Import a file into " + view.directory(), List.of()).ifPresent(view::bringIn);
    }

    private void ask(Consumer<String> then) {
        make = then;
        String directory = view.directory();
        name.setText(directory.equals("/") ? "/" : directory + "/");
        name.setVisible(true);
        name.requestFocus();
        name.end();
    }

    private void typed() {
        name.setVisible(false);
        make.accept(name.getText().strip());
    }
}
