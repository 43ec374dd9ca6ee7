package io.aoscope.ui.journey;

import io.aoscope.ui.last.SessionKeeper;
import java.util.Optional;

/** Keeps the session for as long as the test lasts. */
final class KeptInMemory implements SessionKeeper.Store {
    private volatile Optional<String> kept = Optional.empty();

    @Override
    public Optional<String> read() {
        return kept;
    }

    @Override
    public void write(String text) {
        kept = Optional.of(text);
    }
}
