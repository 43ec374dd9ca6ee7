package io.aoscope.ui.kit;

import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * The one gate to the JavaFX thread. What is given to it runs there, in the order given. A failure in
 * it is reported and never kills the thread.
 */
@FunctionalInterface
public interface FxGate {
    void run(Runnable work);

    /** The gate of a running window. */
    static FxGate javafx(Consumer<Throwable> failures) {
        return work -> Platform.runLater(() -> {
            try {
                work.run();
            } catch (RuntimeException | StackOverflowError e) {
                failures.accept(e);
            }
        });
    }

    /** Runs everything at once on the caller's thread; for tests of view models. */
    static FxGate direct() {
        return Runnable::run;
    }
}
