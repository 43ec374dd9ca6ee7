package io.aoscope.ui.source;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.ContextMenus;
import io.aoscope.ui.kit.ReadText;
import io.aoscope.ui.source.SourceViewModel.Marks;
import io.aoscope.ui.source.SourceViewModel.Shown;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The text of a source file with a gutter. The cursor is the line of the caret. */
final class SourceArea extends ReadText {
    private static final double LINE_HEIGHT = 19;

    private final SourceViewModel model;
    private final Supplier<List<Action>> actions;
    private final Set<SourceGutter> gutters = Collections.newSetFromMap(new WeakHashMap<>());
    private int markedLine;

    /** @param actions what the menu of a line offers besides */
    SourceArea(SourceViewModel model, Supplier<List<Action>> actions) {
        super("source-text");
        this.model = model;
        this.actions = actions;
        getStyleClass().add("code-listing");
        setParagraphGraphicFactory(this::gutter);
        ContextMenus.on(this, this::menu);
        model.shown().subscribe(this::display);
        model.marks().subscribe(ignored -> mark());
        model.selectedLine().subscribe(line -> cursor(line.intValue()));
        currentParagraphProperty().addListener((property, was, is) -> {
            if (model.shown().get() instanceof Shown.Text && getLength() > 0) {
                model.selectedLine().set(is + 1);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.followToCode(model.selectedLine().get());
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.SECONDARY && getSelection().getLength() == 0) {
                moveTo(hit(event.getX(), event.getY()).getInsertionIndex());
            }
        });
    }

    private void display(Shown shown) {
        markedLine = 0;
        gutters.clear();
        clear();
        if (shown instanceof Shown.Text(SourceText source)) {
            show(source.text(), SourceSpans.of(source.text()));
            mark();
        }
    }

    private Node gutter(int index) {
        int digits = Integer.toString(getParagraphs().size()).length();
        var gutter = new SourceGutter(model, index + 1, digits);
        gutters.add(gutter);
        return gutter;
    }

    private void mark() {
        if (markedLine > 0 && markedLine <= getParagraphs().size()) {
            setParagraphStyle(markedLine - 1, List.of());
        }
        Marks marks = model.marks().get();
        markedLine = marks.line() <= getParagraphs().size() && getLength() > 0 ? marks.line() : 0;
        if (markedLine > 0) {
            setParagraphStyle(markedLine - 1, List.of(marks.innermost() ? "current-line" : "caller-line"));
        }
        gutters.forEach(SourceGutter::mark);
    }

    private void cursor(int line) {
        if (line < 1 || line > getParagraphs().size() || getLength() == 0) {
            return;
        }
        if (getCurrentParagraph() != line - 1) {
            moveTo(line - 1, 0);
        }
        reveal(line);
        // The area follows its caret with the next layout, and then the line stands at its very edge.
        Platform.runLater(() -> {
            if (model.selectedLine().get() == line) {
                reveal(line);
            }
        });
    }

    /** Scrolls only where the line is out of sight, and then leaves lines above it. */
    private void reveal(int line) {
        int visible = Math.max(1, (int) (getHeight() / LINE_HEIGHT) - 1);
        boolean inSight = allParToVisibleParIndex(line - 1)
                .filter(at -> at > 0 && at < visible || line == 1)
                .isPresent();
        if (!inSight) {
            showParagraphAtTop(Math.max(0, line - 1 - visible / 3));
        }
    }

    private void menu(ContextMenu menu) {
        ContextMenus.add(menu, actions.get());
        ContextMenus.add(
                menu,
                List.of(
                        Action.of(
                                "source-follow",
                                "Show instructions",
                                Icons.CODE,
                                () -> model.followToCode(model.selectedLine().get())),
                        Action.of("source-copy", "Copy", Icons.COPY, this::copy)));
    }
}
