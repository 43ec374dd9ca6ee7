package io.aoscope.ui.profile;

import io.aoscope.ui.kit.DrawnRows;
import io.aoscope.ui.profile.FlameLayout.Box;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * The tree of calls as boxes whose width is what they cost, callers above. One canvas draws the boxes in sight. A click or
 * Enter zooms into a frame, Backspace and Escape out, the arrow keys walk.
 */
final class FlameView extends FlameColors.Drawing {
    private static final double GAP = 1;
    private static final double PADDING = 4;

    private final ObjectProperty<@Nullable FlameNode> root = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable FlameNode> zoom = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable FlameNode> selected = new SimpleObjectProperty<>();
    private final StringProperty search = new SimpleStringProperty("");
    private final FlameColors colors = new FlameColors(this);
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final Tooltip tip = new Tooltip();
    private FlameLayout layout = FlameLayout.EMPTY;
    private double cell = 8;
    private double rowHeight = 18;

    /**
     * @param explain what the tooltip says of a frame
     */
    FlameView(Function<FlameNode, String> explain) {
        setId("flame");
        getStyleClass().add("flame-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TREE_VIEW);
        setMinSize(100, 60);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        getChildren().addAll(canvas, bar);
        colors.onChange(this::requestLayout);
        root.subscribe(node -> {
            zoom.set(node);
            selected.set(node);
        });
        zoom.subscribe(ignored -> requestLayout());
        selected.subscribe(node -> {
            setAccessibleText(node == null ? "" : explain.apply(node));
            reveal();
            draw();
        });
        search.subscribe(this::draw);
        bar.valueProperty().subscribe(this::draw);
        focusedProperty().subscribe(this::draw);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(ScrollEvent.SCROLL, event -> {
            bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
            event.consume();
        });
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            at(event).ifPresent(selected::set);
        });
        canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                at(event).ifPresent(zoom::set);
            }
        });
        canvas.addEventHandler(
                MouseEvent.MOUSE_MOVED,
                event -> at(event)
                        .ifPresentOrElse(
                                node -> {
                                    tip.setText(explain.apply(node));
                                    Tooltip.install(canvas, tip);
                                },
                                () -> Tooltip.uninstall(canvas, tip)));
    }

    /** The whole tree; showing another one shows all of it. */
    ObjectProperty<@Nullable FlameNode> root() {
        return root;
    }

    /** The frame that has the full width. */
    ObjectProperty<@Nullable FlameNode> zoom() {
        return zoom;
    }

    ObjectProperty<@Nullable FlameNode> selected() {
        return selected;
    }

    /** Frames whose names contain this are highlighted. */
    StringProperty search() {
        return search;
    }

    /** Gives the full width to the caller of the frame that has it. */
    void zoomOut() {
        FlameNode at = zoom.get();
        if (at != null) {
            at.parent().ifPresent(parent -> {
                selected.set(at);
                zoom.set(parent);
            });
        }
    }

    @Override
    FlameColors colors() {
        return colors;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 300;
    }

    @Override
    protected void layoutChildren() {
        double barWidth = bar.prefWidth(-1);
        double width = Math.max(0, getWidth() - barWidth);
        canvas.setWidth(width);
        canvas.setHeight(getHeight());
        bar.resizeRelocate(width, 0, barWidth, getHeight());
        cell = DrawnRows.cell(colors.font());
        rowHeight = Math.ceil(colors.font().getSize() * 1.5);
        FlameNode node = zoom.get();
        layout = node == null ? FlameLayout.EMPTY : FlameLayout.of(node, width);
        double most = Math.max(0, layout.rows() * rowHeight - getHeight());
        DrawnRows.fit(bar, most, getHeight(), rowHeight);
        bar.setValue(Math.min(bar.getValue(), most));
        reveal();
        draw();
    }

    private Optional<FlameNode> at(MouseEvent event) {
        int row = (int) Math.floor((event.getY() + bar.getValue()) / rowHeight);
        return layout.at(row, event.getX()).map(Box::node);
    }

    /** Scrolls so that the selected frame is in sight. */
    private void reveal() {
        FlameNode node = selected.get();
        Optional<Box> box = node == null ? Optional.empty() : layout.of(node);
        box.ifPresent(found -> {
            double top = found.row() * rowHeight;
            if (top < bar.getValue()) {
                bar.setValue(top);
            } else if (top + rowHeight > bar.getValue() + getHeight()) {
                bar.setValue(Math.min(bar.getMax(), top + rowHeight - getHeight()));
            }
        });
    }

    private void keyPressed(KeyEvent event) {
        FlameNode at = selected.get();
        if (at == null || event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> at.parent().ifPresent(this::select);
            case DOWN -> at.children().stream().findFirst().ifPresent(this::select);
            case LEFT -> select(at.sibling(-1));
            case RIGHT -> select(at.sibling(1));
            case ENTER, SPACE -> zoom.set(at);
            case BACK_SPACE, ESCAPE -> zoomOut();
            case HOME -> {
                zoom.set(root.get());
                selected.set(root.get());
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Selects a frame; one out of sight is zoomed to. */
    private void select(FlameNode node) {
        selected.set(node);
        if (layout.of(node).isEmpty()) {
            zoom.set(node.parent().orElse(node));
        }
    }

    private void draw() {
        GraphicsContext context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        context.setFont(colors.font());
        context.setTextBaseline(VPos.CENTER);
        double top = bar.getValue();
        for (Box box : layout.boxes()) {
            double y = box.row() * rowHeight - top;
            if (y + rowHeight >= 0 && y <= canvas.getHeight()) {
                draw(context, box, y);
            }
        }
    }

    private void draw(GraphicsContext context, Box box, double y) {
        boolean found = box.node().matches(search.get());
        double width = Math.max(1, box.width() - GAP);
        Color back = found ? colors.found() : box.above() ? colors.above() : colors.of(box.node());
        context.setFill(back);
        context.fillRect(box.x(), y, width, rowHeight - GAP);
        String text = FlameLayout.elided(box.node().name(), (int) ((width - 2 * PADDING) / cell));
        if (!text.isEmpty()) {
            context.setFill(found ? colors.foundText() : box.above() ? colors.muted() : colors.text());
            context.fillText(text, box.x() + PADDING, y + (rowHeight - GAP) / 2);
        }
        if (box.node() == selected.get()) {
            context.setStroke(isFocused() ? colors.selected() : colors.border());
            context.setLineWidth(2);
            context.strokeRect(box.x() + 1, y + 1, Math.max(1, width - 2), rowHeight - GAP - 2);
        }
    }
}
