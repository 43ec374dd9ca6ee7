package io.aoscope.engine.debug;

import io.aoscope.engine.session.SavedState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The saved states of a session, in the order they were saved. */
final class Shelf {
    private final Map<String, SavedState> states = new LinkedHashMap<>();
    private int last;

    SnapshotView put(SavedState state) {
        String id = "snapshot-" + ++last;
        states.put(id, state);
        return view(id, state);
    }

    SavedState get(String id) throws SessionException {
        @Nullable SavedState state = states.get(id);
        if (state == null) {
            throw new SessionException("There is no snapshot " + id + " in this session; choose one of the list.");
        }
        return state;
    }

    void remove(String id) throws SessionException {
        get(id);
        states.remove(id);
    }

    void clear() {
        states.clear();
    }

    List<SnapshotView> views() {
        return states.entrySet().stream()
                .map(entry -> view(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static SnapshotView view(String id, SavedState state) {
        return new SnapshotView(
                id, state.name(), state.slot(), state.residentBytes(), state.saved(), state.imageSha256());
    }
}
