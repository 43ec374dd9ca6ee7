package io.aoscope.ui.workbench;

import io.aoscope.ui.workbench.DockLayout.Placed;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Windows of the desktop: placing them, and closing what floats above them. */
public final class Windows {
    private Windows() {}

    /** Puts a window where it was, if that is still on a screen. */
    static void place(Stage stage, Placed where) {
        boolean visible =
                !Screen.getScreensForRectangle(where.x(), where.y(), 100, 40).isEmpty();
        if (Double.isFinite(where.x()) && Double.isFinite(where.y()) && visible) {
            stage.setX(where.x());
            stage.setY(where.y());
        }
        stage.setMaximized(where.maximized());
    }

    /** A size that fits the screen. */
    static Rectangle2D fitting(Placed where) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        return new Rectangle2D(
                0, 0, Math.min(where.width(), screen.getWidth()), Math.min(where.height(), screen.getHeight()));
    }

    /** Hides every popup. JavaFX crashes natively when it exits while one is showing. */
    public static void hidePopups() {
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window instanceof PopupWindow) {
                window.hide();
            }
        }
    }
}
