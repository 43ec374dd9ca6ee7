package io.aoscope.ui.kit;

import java.util.Objects;
import javafx.scene.Parent;

/** Style sheets that belong to panels rather than to the whole window. */
public final class Sheets {
    private static final String DEBUGGER = Objects.requireNonNull(
                    Sheets.class.getResource("/io/aoscope/ui/debugger.css"), "debugger.css is missing")
            .toExternalForm();

    private Sheets() {}

    /** Gives a panel the rules for code, bytes and values. */
    public static <T extends Parent> T debugger(T panel) {
        panel.getStylesheets().add(DEBUGGER);
        return panel;
    }
}
