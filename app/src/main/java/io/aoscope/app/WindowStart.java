package io.aoscope.app;

import io.aoscope.ui.StartOptions;
import io.aoscope.ui.WorkbenchApp;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Opens the window. */
final class WindowStart {
    /** Kept, since a logger that nobody holds forgets its level. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private WindowStart() {}

    /**
     * Returns when the window is closed.
     *
     * @throws UserException where there is no display
     */
    static void open(StartOptions options) throws UserException {
        // JavaFX warns of the class path, which is our choice (docs/decisions/class-path.md).
        JAVAFX.setLevel(Level.SEVERE);
        try {
            WorkbenchApp.launch(options);
        } catch (UnsupportedOperationException e) {
            throw new UserException("the window cannot open: " + e.getMessage()
                    + "; set DISPLAY to a display, or use run, call, trace or disassemble, which need none");
        }
    }
}
