package io.aoscope.ui.profile;

import io.aoscope.engine.debug.time.Growth;
import io.aoscope.engine.debug.time.Growth.Step;
import io.aoscope.ui.kit.Format;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Pages of memory over the instructions of a message, as a line that rises in steps. */
final class GrowthView extends FlameColors.Drawing {
    private static final double LEFT = 12;
    private static final double TOP = 22;
    private static final double BOTTOM = 20;

    private final FlameColors colors = new FlameColors(this);
    private final Canvas canvas = new Canvas();
    private Optional<Growth> growth = Optional.empty();

    GrowthView() {
        setId("profile-growth-plot");
        getStyleClass().add("flame-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(100, 70);
        setPrefHeight(150);
        getChildren().add(canvas);
        colors.onChange(this::requestLayout);
    }

    void show(Optional<Growth> shown) {
        growth = shown;
        setAccessibleText(shown.map(GrowthView::text).orElse(""));
        requestLayout();
    }

    /** The plot in words. */
    static String text(Growth growth) {
        if (growth.steps().isEmpty()) {
            return "no memory";
        }
        long first = growth.steps().getFirst().pages();
        long last = growth.steps().getLast().pages();
        int times = growth.steps().size() - 1;
        return times == 0
                ? Format.count(first, "page", "pages") + " throughout"
                : "from " + Format.count(first) + " to " + Format.count(last, "page", "pages") + " in "
                        + Format.count(times, "step", "steps");
    }

    @Override
    FlameColors colors() {
        return colors;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, getWidth(), getHeight());
        growth.filter(shown -> !shown.steps().isEmpty()).ifPresent(shown -> draw(context, shown));
    }

    private void draw(GraphicsContext context, Growth shown) {
        List<Step> steps = shown.steps();
        double width = getWidth() - 2 * LEFT;
        double height = getHeight() - TOP - BOTTOM;
        long most = Math.max(1, steps.stream().mapToLong(Step::pages).max().orElse(1));
        double all = Math.max(1, shown.instructions());
        context.setFont(colors.font());
        context.setFill(colors.of(0));
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            double from = step.instructions() / all;
            double to = i + 1 < steps.size() ? steps.get(i + 1).instructions() / all : 1;
            double high = height * step.pages() / most;
            context.fillRect(LEFT + from * width, TOP + height - high, Math.max(1, (to - from) * width), high);
        }
        context.setStroke(colors.border());
        context.strokeLine(LEFT, TOP + height + 0.5, LEFT + width, TOP + height + 0.5);
        context.setFill(colors.text());
        context.setTextBaseline(VPos.TOP);
        context.setTextAlign(TextAlignment.LEFT);
        context.fillText(text(shown), LEFT, 3);
        context.setFill(colors.muted());
        context.fillText("0", LEFT, TOP + height + 4);
        context.setTextAlign(TextAlignment.RIGHT);
        context.fillText(
                Format.count(shown.instructions(), "instruction", "instructions"), LEFT + width, TOP + height + 4);
    }
}
