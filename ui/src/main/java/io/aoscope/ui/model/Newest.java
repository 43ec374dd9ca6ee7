package io.aoscope.ui.model;

import io.aoscope.ui.kit.FxGate;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands pictures over to the JavaFX thread: of those that wait only the newest. */
final class Newest<T> {
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final FxGate gate;
    private final Consumer<T> accept;

    /**
     * @param accept called on the JavaFX thread
     */
    Newest(FxGate gate, Consumer<T> accept) {
        this.gate = gate;
        this.accept = accept;
    }

    /** Takes a picture; any thread. */
    void published(T picture) {
        if (waiting.getAndSet(picture) == null) {
            gate.run(() -> {
                T newest = waiting.getAndSet(null);
                if (newest != null) {
                    accept.accept(newest);
                }
            });
        }
    }
}
