package io.aoscope.ui.source;

import io.aoscope.ui.kit.ReadText;
import io.aoscope.ui.source.SourceViewModel.Marks;
import io.aoscope.ui.source.SourceViewModel.Shown;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The text of a source file with a gutter. The cursor is the line of the caret. */
final class SourceArea extends ReadText {
    private static final double LINE_HEIGHT = 19;
    private static final KeyCombination BREAKPOINT = new KeyCodeCombination(KeyCode.F9);

    private final SourceViewModel model;
    private final Set<SourceGutter> gutters = Collections.newSetFromMap(new WeakHashMap<>());
    private int markedLine;

    SourceArea(SourceViewModel model) {
        super("source-text");
        this.model = model;
        getStyleClass().add("code-listing");
        setParagraphGraphicFactory(this::gutter);
        setContextMenu(menu());
        model.shown().subscribe(this::display);
        model.marks().subscribe(ignored -> mark());
        model.selectedLine().subscribe(line -> cursor(line.intValue()));
        currentParagraphProperty().addListener((property, was, is) -> {
            if (model.shown().get() instanceof Shown.Text && getLength() > 0) {
                model.selectedLine().set(is + 1);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int line = model.selectedLine().get();
            if (event.getCode() == KeyCode.ENTER) {
                model.followToCode(line);
                event.consume();
            } else if (BREAKPOINT.match(event)) {
                model.toggleBreakpoint(line);
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
        int visible = Math.max(1, (int) (getHeight() / LINE_HEIGHT) - 1);
        boolean inSight = allParToVisibleParIndex(line - 1)
                .filter(at -> at > 0 && at < visible || line == 1)
                .isPresent();
        if (!inSight) {
            showParagraphAtTop(Math.max(0, line - 1 - visible / 3));
        }
    }

    private ContextMenu menu() {
        var breakpoint = new MenuItem("Toggle breakpoint");
        breakpoint.setOnAction(
                event -> model.toggleBreakpoint(model.selectedLine().get()));
        var run = new MenuItem("Run to line");
        run.disableProperty().bind(model.paused().not());
        run.setOnAction(event -> model.runTo(model.selectedLine().get()));
        var code = new MenuItem("Show instructions");
        code.setOnAction(event -> model.followToCode(model.selectedLine().get()));
        var copy = new MenuItem("Copy");
        copy.setOnAction(event -> copy());
        return new ContextMenu(breakpoint, run, new SeparatorMenuItem(), code, copy);
    }
}
