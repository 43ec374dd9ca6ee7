package io.aoscope.ui.timeline;

import io.aoscope.ui.timeline.ZoomViewModel.Bar;
import io.aoscope.ui.timeline.ZoomViewModel.Level;
import io.aoscope.ui.timeline.ZoomViewModel.Mark;
import io.aoscope.ui.timeline.ZoomViewModel.Span;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;

/**
 * Draws the time on show: messages or devices, instructions, pages, bookmarks, and where the focus is. A click goes there,
 * the wheel zooms.
 */
final class ZoomStrip extends Pane {
    private static final double TOP = 13;

    private final ZoomViewModel view;
    private final Canvas canvas = new Canvas();
    private final Tooltip tip = new Tooltip();
    private final Label colours = new Label();

    ZoomStrip(ZoomViewModel view) {
        this.view = view;
        setId("timeline-zoom");
        getStyleClass().add("timeline-zoom");
        setFocusTraversable(true);
        setMinHeight(36);
        setPrefHeight(48);
        // Labels take the colours of the theme, which a canvas cannot ask for.
        colours.getStyleClass().add("timeline-zoom-colours");
        colours.setVisible(false);
        getChildren().addAll(canvas, colours);
        canvas.widthProperty().bind(widthProperty());
        canvas.heightProperty().bind(heightProperty());
        widthProperty().subscribe(this::draw);
        heightProperty().subscribe(this::draw);
        colours.textFillProperty().subscribe(this::draw);
        view.shown().subscribe(ignored -> draw());
        setOnMouseClicked(event -> {
            requestFocus();
            if (event.getButton() == MouseButton.PRIMARY) {
                view.goTo(share(event.getX()));
            }
        });
        setOnScroll(event -> {
            if (event.getDeltaY() > 0) {
                view.zoomIn(share(event.getX()));
            } else if (event.getDeltaY() < 0) {
                view.zoomOut(share(event.getX()));
            } else if (event.getDeltaX() != 0) {
                view.pan(event.getDeltaX() < 0 ? 0.1 : -0.1);
            }
            event.consume();
        });
        Tooltip.install(this, tip);
        setOnMouseMoved(event -> tip.setText(tipAt(share(event.getX()))));
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    private void keyPressed(KeyEvent event) {
        double middle = view.playhead().orElse(0.5);
        KeyCode code = event.getCode();
        switch (code) {
            case PLUS, ADD, EQUALS, UP -> view.zoomIn(middle);
            case MINUS, SUBTRACT, DOWN -> view.zoomOut(middle);
            case LEFT -> view.pan(-0.25);
            case RIGHT -> view.pan(0.25);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private double share(double x) {
        return Math.clamp(x / Math.max(1, getWidth()), 0, 1);
    }

    private String tipAt(double at) {
        for (Mark mark : view.marks()) {
            if (Math.abs(mark.at() - at) * getWidth() < 5) {
                String note = mark.bookmark().note();
                return mark.bookmark().at() + (note.isEmpty() ? "" : ": " + note);
            }
        }
        return "Click to go there; the wheel, + and - zoom from the session to single instructions";
    }

    /** Draws everything anew. */
    void draw() {
        double width = getWidth();
        double height = getHeight();
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, width, height);
        if (width < 2 || height < 2) {
            return;
        }
        Paint ink = colours.getTextFill();
        graphics.setFont(Font.font(10));
        boolean session = view.shown().get().index().isEmpty();
        if (session) {
            bars(graphics, width, height);
        } else {
            spans(graphics, width, height, ink);
            pages(graphics, width, height);
        }
        graphics.setFill(Color.web("#bf8700"));
        for (Mark mark : view.marks()) {
            double x = mark.at() * width;
            graphics.fillPolygon(new double[] {x - 5, x + 5, x}, new double[] {0, 0, 9}, 3);
        }
        view.playhead().ifPresent(at -> {
            graphics.setStroke(Color.web("#cf222e"));
            graphics.setLineWidth(2);
            double x = Math.clamp(at * width, 1, width - 1);
            graphics.strokeLine(x, 0, x, height);
        });
    }

    private void bars(GraphicsContext graphics, double width, double height) {
        List<Bar> bars = view.bars();
        double mostInstructions = bars.stream().mapToDouble(Bar::instructions).reduce(1, Math::max);
        double mostPages = bars.stream().mapToDouble(Bar::pages).reduce(1, Math::max);
        double room = height - TOP;
        for (Bar bar : bars) {
            double tall = room * Math.sqrt(bar.instructions() / mostInstructions);
            graphics.setFill(bar.failed() ? Color.web("#cf222e", 0.45) : Color.web("#1f883d", 0.45));
            graphics.fillRect(
                    bar.from() * width + 1, height - tall, Math.max(1, (bar.to() - bar.from()) * width - 2), tall);
        }
        graphics.setStroke(Color.web("#0969da"));
        graphics.setLineWidth(1.5);
        for (Bar bar : bars) {
            double y = height - 1 - (room - 2) * bar.pages() / mostPages;
            graphics.strokeLine(bar.from() * width, y, bar.to() * width, y);
        }
    }

    private void spans(GraphicsContext graphics, double width, double height, Paint ink) {
        int count = 0;
        for (Span span : view.spans()) {
            double x = span.from() * width;
            double wide = Math.max(1, (span.to() - span.from()) * width);
            graphics.setFill(count++ % 2 == 0 ? Color.web("#6e7781", 0.22) : Color.web("#6e7781", 0.1));
            graphics.fillRect(x, TOP, wide, height - TOP);
            if (wide > 50) {
                graphics.setFill(ink);
                graphics.fillText(span.device(), x + 4, TOP + 12, wide - 8);
            }
        }
    }

    private void pages(GraphicsContext graphics, double width, double height) {
        List<Level> levels = view.pages();
        double most = levels.stream().mapToDouble(Level::value).reduce(1, Math::max);
        graphics.setStroke(Color.web("#0969da"));
        graphics.setLineWidth(1.5);
        for (int i = 0; i < levels.size(); i++) {
            double from = levels.get(i).from() * width;
            double to = (i + 1 < levels.size() ? levels.get(i + 1).from() : 1) * width;
            double y = height - 2 - (height - TOP - 18) * levels.get(i).value() / most;
            graphics.strokeLine(from, y, to, y);
        }
    }

    /** Where it says what is on show. */
    static Region title(ZoomViewModel view) {
        var title = new Label();
        title.setId("timeline-title");
        title.getStyleClass().add("text-muted");
        title.textProperty().bind(view.title());
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        return title;
    }
}
