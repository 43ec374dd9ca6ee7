package io.aoscope.ui.compare;

import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.SnapshotView;
import java.util.List;

/** One side of a comparison of moments, as it is typed or chosen. */
sealed interface Side {
    /** What stands before the name of a snapshot. */
    String SNAPSHOT = "snapshot ";

    /** A point of the recording, such as {@code s1.end}. */
    record At(String coordinate) implements Side {}

    /** A saved state. */
    record Saved(SnapshotView snapshot) implements Side {}

    /** As the field shows it, and reads it. */
    default String text() {
        return switch (this) {
            case At(String coordinate) -> coordinate;
            case Saved(SnapshotView snapshot) -> SNAPSHOT + snapshot.name();
        };
    }

    /** Reads what was typed; whether there is such a point is known when it is asked for. */
    static Side read(String typed, List<SnapshotView> snapshots) throws SessionException {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new SessionException("Choose two moments: a coordinate such as s1.end, or a snapshot.");
        }
        if (!text.startsWith(SNAPSHOT)) {
            return new At(text);
        }
        String name = text.substring(SNAPSHOT.length()).strip();
        return snapshots.stream()
                .filter(snapshot -> snapshot.name().equals(name))
                .findFirst()
                .map(Saved::new)
                .orElseThrow(() -> new SessionException("There is no snapshot “" + name + "”; save one in the panel"
                        + " Snapshots, or write a coordinate such as s1.end."));
    }
}
