package io.aoscope.ui.kit;

import javafx.scene.control.ScrollBar;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** What views have in common that draw rows of text on a canvas and scroll them by a bar of their own. */
public final class DrawnRows {
    private static final int PROBE = 64;

    private static final double LEAST = 1e-9;

    private DrawnRows() {}

    /** The width of a character of a monospace font. */
    public static double cell(Font font) {
        var probe = new Text("0".repeat(PROBE));
        probe.setFont(font);
        return probe.getLayoutBounds().getWidth() / PROBE;
    }

    /**
     * Gives a bar its range; where everything is in sight it is disabled.
     *
     * @param most its value at the end, in whatever it counts
     * @param page how much is in sight
     * @param step how far a click on an arrow goes
     */
    public static void fit(ScrollBar bar, double most, double page, double step) {
        bar.setMax(Math.max(most, LEAST));
        bar.setVisibleAmount(most == 0 ? bar.getMax() : page / (most + page) * most);
        bar.setBlockIncrement(page);
        bar.setUnitIncrement(step);
        bar.setDisable(most == 0);
    }
}
