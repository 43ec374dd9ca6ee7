package io.aoscope.ui.memory;

import io.aoscope.ui.kit.DrawnRows;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * Bytes as hex and as text. One canvas draws those in sight, so that neither size nor scrolling costs
 * anything. Rows are counted in 64 bits; the scroll bar counts rows too.
 */
public final class HexView extends Region {
    private static final double OVERVIEW_WIDTH = 10;
    private static final double LINE = 1.35;

    private final ObjectProperty<ByteSource> source = new SimpleObjectProperty<>(ByteSource.EMPTY);
    private final ObjectProperty<HexCursor> cursor = new SimpleObjectProperty<>(HexCursor.at(0));
    private final HexColors colors = new HexColors(this);
    private final Canvas canvas = new Canvas();
    private final Canvas overview = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private HexGeometry geometry = new HexGeometry(8, 18, 8, 16);
    private ByteSource.Part[] parts = {};
    private long top;

    public HexView() {
        getStyleClass().add("hex-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setMinSize(120, 60);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        getChildren().addAll(canvas, overview, bar);
        bar.valueProperty().subscribe(value -> scrollTo(Math.round(value.doubleValue())));
        colors.onChange(this::requestLayout);
        source.subscribe(bytes -> {
            requestLayout();
            cursor.set(cursor.get().to(cursor.get().caret(), cursor.get().length() > 1, Math.max(1, bytes.size())));
        });
        cursor.subscribe(at -> {
            reveal(at.caret());
            draw();
        });
        focusedProperty().subscribe(ignored -> draw());
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            if (event.getButton() == MouseButton.PRIMARY || !cursor.get().contains(at(event))) {
                move(at(event), event.isShiftDown());
            }
        });
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            if (event.isPrimaryButtonDown()) {
                move(at(event), true);
            }
        });
        overview.addEventHandler(MouseEvent.MOUSE_PRESSED, this::overviewPressed);
        overview.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::overviewPressed);
        addEventHandler(ScrollEvent.SCROLL, event -> {
            scrollTo(top - (long) Math.signum(event.getDeltaY()) * 3);
            event.consume();
        });
    }

    public ObjectProperty<ByteSource> source() {
        return source;
    }

    public ObjectProperty<HexCursor> cursor() {
        return cursor;
    }

    /** The address of the first byte in sight. */
    public long topAddress() {
        return top * geometry.columns();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return HexColors.cssMetaData();
    }

    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return HexColors.cssMetaData();
    }

    HexColors colors() {
        return colors;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 300;
    }

    @Override
    protected void layoutChildren() {
        double barWidth = bar.prefWidth(-1);
        double width = Math.max(0, getWidth() - barWidth - OVERVIEW_WIDTH);
        canvas.setWidth(width);
        canvas.setHeight(getHeight());
        overview.setWidth(OVERVIEW_WIDTH);
        overview.setHeight(getHeight());
        overview.relocate(width, 0);
        bar.resizeRelocate(width + OVERVIEW_WIDTH, 0, barWidth, getHeight());
        double cell = DrawnRows.cell(colors.font());
        long first = topAddress();
        geometry = HexGeometry.fit(width, cell, Math.ceil(colors.font().getSize() * LINE), bytes().size());
        top = clampTop(first / geometry.columns());
        long most = Math.max(0, geometry.rowCount(bytes().size()) - fullRows());
        DrawnRows.fit(bar, (double) most, fullRows(), 1);
        bar.setValue((double) top);
        parts = bytes().overview(Math.max(1, (int) (getHeight() / 2)));
        draw();
    }

    private ByteSource bytes() {
        return source.get();
    }

    private int fullRows() {
        return geometry.rows(getHeight());
    }

    private long clampTop(long row) {
        return Math.max(0, Math.min(row, geometry.rowCount(bytes().size()) - fullRows()));
    }

    private void scrollTo(long row) {
        long wanted = clampTop(row);
        if (wanted != top) {
            top = wanted;
            bar.setValue((double) top);
            draw();
        }
    }

    private void reveal(long address) {
        long row = address / geometry.columns();
        if (row < top || row >= top + fullRows()) {
            boolean near = row == top - 1 || row == top + fullRows();
            scrollTo(near ? (row < top ? row : row - fullRows() + 1) : row - fullRows() / 3);
        }
    }

    private long at(MouseEvent event) {
        long row = top + (long) Math.floor(event.getY() / geometry.rowHeight());
        return Math.max(0, row) * geometry.columns() + geometry.columnAt(event.getX());
    }

    private void move(long address, boolean extend) {
        if (bytes().size() > 0) {
            cursor.set(cursor.get().to(address, extend, bytes().size()));
        }
    }

    private void overviewPressed(MouseEvent event) {
        double part = Math.max(0, Math.min(1, event.getY() / Math.max(1, getHeight())));
        scrollTo((long) (part * geometry.rowCount(bytes().size())) - fullRows() / 2);
    }

    private void keyPressed(KeyEvent event) {
        long caret = cursor.get().caret();
        int columns = geometry.columns();
        long page = (long) fullRows() * columns;
        boolean whole = event.isShortcutDown();
        long target = switch (event.getCode()) {
            case LEFT -> caret - 1;
            case RIGHT -> caret + 1;
            case UP -> caret - columns < 0 ? caret : caret - columns;
            case DOWN -> caret + columns >= bytes().size() ? caret : caret + columns;
            case PAGE_UP -> caret - page < 0 ? caret % columns : caret - page;
            case PAGE_DOWN -> Math.min(caret + page, bytes().size() - 1);
            case HOME -> whole ? 0 : caret - caret % columns;
            case END -> whole ? bytes().size() - 1 : caret - caret % columns + columns - 1;
            default -> Long.MIN_VALUE;
        };
        if (target != Long.MIN_VALUE && !event.isAltDown()) {
            move(target, event.isShiftDown());
            event.consume();
        }
    }

    private void draw() {
        HexPainter.paint(canvas, bytes(), geometry, colors, top, cursor.get(), isFocused());
        HexPainter.paintOverview(overview, parts, geometry, colors, top, bytes().size());
    }
}
