package io.aoscope.ui.files;

import io.aoscope.engine.message.Binary;
import io.aoscope.ui.kit.Clip;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.JsonSpans;
import io.aoscope.ui.kit.ReadText;
import io.aoscope.ui.memory.ByteSource;
import io.aoscope.ui.memory.CopyAs;
import io.aoscope.ui.memory.HexCursor;
import io.aoscope.ui.memory.HexView;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.util.UndoUtils;

/** A file as text or as bytes. What is not UTF-8 is shown as bytes first. */
final class FileViewer extends StackPane {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final int LONGEST_TEXT = 1 << 20;

    private final ReadText text = new ReadText("files-text");
    private final HexView hex = new HexView();
    private final Label nothing = new Label();
    private final BooleanProperty asHex = new SimpleBooleanProperty();
    private final BooleanProperty editing = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper readable = new ReadOnlyBooleanWrapper();
    private Optional<FileNode> shown = Optional.empty();

    FileViewer() {
        text.setParagraphGraphicFactory(LineNumberFactory.get(text));
        var textArea = text.scrolled();
        textArea.visibleProperty().bind(text.visibleProperty());
        hex.setId("files-hex");
        hex.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                HexCursor cursor = hex.cursor().get();
                byte[] bytes = new byte[(int) cursor.length()];
                hex.source().get().read(cursor.start(), bytes, 0, bytes.length);
                Clip.copy(CopyAs.HEX.write(bytes));
                event.consume();
            }
        });
        nothing.getStyleClass().add("empty-state-hint");
        nothing.setWrapText(true);
        getChildren().setAll(textArea, hex, nothing);
        asHex.subscribe(ignored -> choose());
        editing.subscribe(this::edit);
        show(Optional.empty());
    }

    BooleanProperty asHex() {
        return asHex;
    }

    /** Whether the text can be written over; ending it shows the file again. */
    BooleanProperty editing() {
        return editing;
    }

    /** Whether a file is on show whose content is text. */
    ReadOnlyBooleanProperty readable() {
        return readable.getReadOnlyProperty();
    }

    /** The text as it stands, with what was typed. */
    String text() {
        return text.getText();
    }

    private void edit(boolean begins) {
        text.setEditable(begins);
        if (begins) {
            asHex.set(false);
            choose();
            text.setUndoManager(UndoUtils.plainTextUndoManager(text));
            text.requestFocus();
        } else {
            text.setUndoManager(UndoUtils.noOpUndoManager());
            show(shown);
        }
    }

    void show(Optional<FileNode> node) {
        boolean other = !node.map(FileNode::path).equals(shown.map(FileNode::path));
        shown = node;
        if (editing.get()) {
            if (other) {
                editing.set(false);
            }
            return;
        }
        Optional<Binary> content = node.flatMap(FileNode::content);
        hex.source().set(content.map(bytes -> ByteSource.of(bytes.bytes())).orElse(ByteSource.EMPTY));
        Optional<String> words =
                content.filter(bytes -> bytes.length() <= LONGEST_TEXT).flatMap(Binary::utf8);
        readable.set(words.isPresent());
        text.show(words.orElse(""), JsonSpans.of(words.orElse("")));
        if (other) {
            hex.cursor().set(HexCursor.at(0));
            asHex.set(content.isPresent() && words.isEmpty());
        }
        choose();
    }

    private void choose() {
        Optional<Binary> content = shown.flatMap(FileNode::content);
        boolean some = content.isPresent() && (editing.get() || !content.get().isEmpty());
        hex.setVisible(some && asHex.get());
        boolean readable = content.isPresent()
                && (!text.getText().isEmpty() || content.get().isEmpty());
        text.setVisible(some && !asHex.get() && readable);
        nothing.setVisible(!hex.isVisible() && !text.isVisible());
        if (shown.isEmpty()) {
            nothing.setText("Select a file to see what is in it");
        } else if (shown.get().target().isPresent()) {
            nothing.setText("A symbolic link to " + shown.get().target().get());
        } else if (content.isEmpty()) {
            nothing.setText("A directory with " + shown.get().sizeText());
        } else if (!some) {
            nothing.setText("The file is empty");
        } else {
            nothing.setText(Format.bytes(content.get().length()) + " that are not text; look at them as hex");
        }
    }
}
