package io.aoscope.ui.kit;

import io.aoscope.ui.kit.Dialogs.FileKind;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The dialogs of a real desktop. */
public final class FxDialogs implements Dialogs {
    private static final double WIDTH = 560;

    private final Supplier<Window> owner;
    private @Nullable File lastFolder;

    public FxDialogs(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> chooseOpen(String title, List<FileKind> kinds) {
        return remember(chooser(title, kinds).showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> chooseSave(String title, String suggestedName, List<FileKind> kinds) {
        FileChooser chooser = chooser(title, kinds);
        chooser.setInitialFileName(suggestedName);
        return remember(chooser.showSaveDialog(owner.get()));
    }

    @Override
    public boolean confirm(String title, String text, String yes) {
        var agree = new ButtonType(yes, ButtonData.OK_DONE);
        return alert(title, text, agree, ButtonType.CANCEL)
                .showAndWait()
                .filter(agree::equals)
                .isPresent();
    }

    @Override
    public Optional<Integer> choose(String title, String text, List<String> ways) {
        List<ButtonType> buttons = new ArrayList<>();
        for (String way : ways) {
            buttons.add(new ButtonType(way, buttons.isEmpty() ? ButtonData.OK_DONE : ButtonData.OTHER));
        }
        List<ButtonType> all = new ArrayList<>(buttons);
        all.add(ButtonType.CANCEL);
        return alert(title, text, all.toArray(ButtonType[]::new))
                .showAndWait()
                .map(buttons::indexOf)
                .filter(index -> index >= 0);
    }

    private Alert alert(String title, String text, ButtonType... buttons) {
        var alert = new Alert(Alert.AlertType.CONFIRMATION, text, buttons);
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        alert.getDialogPane().setPrefWidth(WIDTH);
        alert.setTitle(title);
        alert.setHeaderText(title);
        alert.initOwner(owner.get());
        return alert;
    }

    private FileChooser chooser(String title, List<FileKind> kinds) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        for (FileKind kind : kinds) {
            chooser.getExtensionFilters().add(new ExtensionFilter(kind.description(), kind.patterns()));
        }
        if (lastFolder != null && lastFolder.isDirectory()) {
            chooser.setInitialDirectory(lastFolder);
        }
        return chooser;
    }

    private Optional<Path> remember(@Nullable File chosen) {
        if (chosen == null) {
            return Optional.empty();
        }
        lastFolder = chosen.getParentFile();
        return Optional.of(chosen.toPath());
    }
}
