package io.aoscope.ui.kit;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/** The keys of a field to find with: Enter and Shift+Enter go from one place to the next, Escape leaves. */
public final class FindKeys {
    private FindKeys() {}

    public static void listen(TextField field, Runnable next, Runnable previous, Runnable leave) {
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case ENTER -> {
                    (event.isShiftDown() ? previous : next).run();
                    event.consume();
                }
                case ESCAPE -> {
                    leave.run();
                    event.consume();
                }
                default -> {}
            }
        });
    }
}
