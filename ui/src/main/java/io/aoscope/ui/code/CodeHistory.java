package io.aoscope.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The places looked at, as in a browser. */
final class CodeHistory {
    private static final int LIMIT = 200;
    private final List<Place> places = new ArrayList<>();
    private int at = -1;

    /** An instruction of a function. */
    record Place(int function, int instruction) {}

    /** Goes to a new place; what lay ahead is forgotten. */
    void visit(Place place) {
        if (at >= 0 && places.get(at).equals(place)) {
            return;
        }
        places.subList(at + 1, places.size()).clear();
        places.add(place);
        if (places.size() > LIMIT) {
            places.removeFirst();
        }
        at = places.size() - 1;
    }

    /** Remembers where in the function at hand the user stands now. */
    void moved(Place place) {
        if (at >= 0 && places.get(at).function() == place.function()) {
            places.set(at, place);
        }
    }

    Optional<Place> back() {
        return canGoBack() ? Optional.of(places.get(--at)) : Optional.empty();
    }

    Optional<Place> forward() {
        return canGoForward() ? Optional.of(places.get(++at)) : Optional.empty();
    }

    boolean canGoBack() {
        return at > 0;
    }

    boolean canGoForward() {
        return at < places.size() - 1;
    }

    void clear() {
        places.clear();
        at = -1;
    }
}
