package io.aoscope.ui.kit;

import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Shows the whole of a text that has no room, in a tooltip while the mouse is on it. */
public final class FullText {
    private static final double WIDTH = 560;

    private final Tooltip tip = new Tooltip();
    private @Nullable Labeled shown;

    private FullText() {
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
    }

    /** Does so for all labels, links, cells and buttons of a window that have no tooltip of their own. */
    public static void in(Scene scene) {
        var whole = new FullText();
        scene.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, event -> {
            if (event.getTarget() instanceof Labeled entered) {
                whole.show(entered);
            }
        });
        scene.addEventFilter(MouseEvent.MOUSE_EXITED_TARGET, event -> {
            if (event.getTarget() == whole.shown) {
                whole.end();
            }
        });
    }

    private void show(Labeled entered) {
        end();
        if (entered.isTextTruncated() && entered.getTooltip() == null) {
            tip.setText(entered.getText());
            Tooltip.install(entered, tip);
            shown = entered;
        }
    }

    private void end() {
        if (shown != null) {
            Tooltip.uninstall(shown, tip);
            shown = null;
        }
    }
}
