package io.aoscope.ui.code;

import io.aoscope.icons.Icons;
import io.aoscope.ui.code.CodeViewModel.Marks;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Clip;
import io.aoscope.ui.kit.ContextMenus;
import io.aoscope.ui.kit.ReadText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.IndexRange;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The listing as text with a gutter. The cursor is the line of the caret. At a stop the values an instruction uses
 * stand behind it; they are no part of what is copied.
 */
final class ListingView extends ReadText {
    private static final double LINE_HEIGHT = 19;

    private final CodeViewModel model;
    private final Supplier<List<Action>> actions;
    private final Set<LineGutter> gutters = Collections.newSetFromMap(new WeakHashMap<>());
    private int markedLine = -1;
    private int noteStart;
    private int noteEnd;

    /** @param actions what can be done at the line of the cursor */
    ListingView(CodeViewModel model, Supplier<List<Action>> actions) {
        super("code-listing");
        this.model = model;
        this.actions = actions;
        getStyleClass().add("code-listing");
        setParagraphGraphicFactory(this::gutter);
        ContextMenus.on(this, this::menu);
        model.listing().subscribe(this::display);
        model.hits().subscribe(ignored -> gutters.forEach(LineGutter::mark));
        model.marks().subscribe(ignored -> mark());
        model.find().found().subscribe(ignored -> gutters.forEach(LineGutter::mark));
        model.selectedLine().subscribe(line -> cursor(line.intValue()));
        currentParagraphProperty().addListener((property, was, is) -> {
            if (model.listing().get() != null && getLength() > 0) {
                model.selectedLine().set(is);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.followCursor();
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                model.followCursor();
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.SECONDARY && getSelection().getLength() == 0) {
                moveTo(hit(event.getX(), event.getY()).getInsertionIndex());
            }
        });
    }

    /** Copies what is selected, or the line of the cursor, as WAT. */
    @Override
    public void copy() {
        IndexRange selected = getSelection();
        if (selected.getLength() == 0) {
            int line = getCurrentParagraph();
            selected =
                    new IndexRange(getAbsolutePosition(line, 0), getAbsolutePosition(line, getParagraphLength(line)));
        }
        int before = Math.min(selected.getEnd(), noteStart);
        int after = Math.max(selected.getStart(), noteEnd);
        Clip.copy((selected.getStart() < before ? getText(selected.getStart(), before) : "")
                + (after < selected.getEnd() ? getText(after, selected.getEnd()) : ""));
    }

    private void display(@Nullable Listing listing) {
        markedLine = -1;
        noteStart = 0;
        noteEnd = 0;
        gutters.clear();
        if (listing == null) {
            show("");
        } else {
            clear();
            show(listing.text().text(), listing.text().spans());
            mark();
        }
    }

    private @Nullable Node gutter(int index) {
        Listing shown = model.listing().get();
        if (shown == null || index >= shown.lines().size()) {
            return null;
        }
        var gutter = new LineGutter(model, index, shown.lines().get(index).line());
        gutters.add(gutter);
        return gutter;
    }

    private void mark() {
        Marks marks = model.marks().get();
        unmark();
        Listing shown = model.listing().get();
        if (shown != null && marks.line() >= 0 && marks.line() < getParagraphs().size() && getLength() > 0) {
            markedLine = marks.line();
            var styles = new ArrayList<String>();
            styles.add(marks.innermost() ? "current-line" : "caller-line");
            if (marks.stale()) {
                styles.add("stale-line");
            }
            setParagraphStyle(markedLine, styles);
            noteStart = getAbsolutePosition(markedLine, getParagraphLength(markedLine));
            noteEnd = noteStart;
            note(marks.operands().isEmpty() ? "" : "    ;  " + marks.operands(), "code-operands");
            note(marks.trap().isEmpty() ? "" : "    " + marks.trap(), "code-trap");
        }
        gutters.forEach(LineGutter::mark);
    }

    private void note(String text, String style) {
        if (!text.isEmpty()) {
            insert(noteEnd, text, style);
            noteEnd += text.length();
        }
    }

    private void unmark() {
        if (noteEnd > noteStart) {
            int caret = getCaretPosition();
            IndexRange selected = getSelection();
            deleteText(noteStart, noteEnd);
            if (selected.getLength() == 0) {
                moveTo(without(caret));
            }
        }
        if (markedLine >= 0 && markedLine < getParagraphs().size()) {
            setParagraphStyle(markedLine, List.of());
        }
        markedLine = -1;
        noteStart = 0;
        noteEnd = 0;
    }

    /** A place in the text as it is once the note is gone. */
    private int without(int place) {
        return place <= noteStart ? place : Math.max(noteStart, place - (noteEnd - noteStart));
    }

    private void cursor(int line) {
        if (line < 0 || line >= getParagraphs().size() || getLength() == 0) {
            return;
        }
        if (getCurrentParagraph() != line) {
            moveTo(line, 0);
        }
        reveal(line);
    }

    /** Scrolls only where the line is out of sight, and then leaves lines above it. */
    private void reveal(int line) {
        int visible = Math.max(1, (int) (getHeight() / LINE_HEIGHT) - 1);
        boolean inSight = allParToVisibleParIndex(line)
                .filter(at -> at > 0 && at < visible || line == 0)
                .isPresent();
        if (!inSight) {
            showParagraphAtTop(Math.max(0, line - visible / 3));
        }
    }

    private void menu(ContextMenu menu) {
        ContextMenus.add(menu, actions.get());
        ContextMenus.add(menu, model.questions());
        ContextMenus.add(
                menu,
                List.of(
                        Action.of("code-follow", "Follow", Icons.GO_TO, model::followCursor),
                        Action.of("code-copy", "Copy", Icons.COPY, this::copy)));
    }
}
