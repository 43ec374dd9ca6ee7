package io.aoscope.ui.workbench;

import io.aoscope.ui.kit.Action;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/**
 * Every action of the window, once. Menu, toolbar, palette and keys all take theirs from here. Keys
 * are read before any control sees them, and in every window a panel was dragged out into.
 */
public final class ActionRegistry {
    private final Map<String, Action> actions = new LinkedHashMap<>();

    /** Adds actions; an id stands for one action only. */
    public void add(Collection<Action> more) {
        for (Action action : more) {
            if (actions.putIfAbsent(action.id(), action) != null) {
                throw new IllegalStateException("two actions with the id " + action.id());
            }
        }
    }

    /** The action with an id, which must exist. */
    public Action get(String id) {
        return Optional.ofNullable(actions.get(id))
                .orElseThrow(() -> new IllegalStateException("no action with the id " + id));
    }

    /** All actions in the order they were added. */
    public Collection<Action> all() {
        return Collections.unmodifiableCollection(actions.values());
    }

    /**
     * Lets the keys work in a window. Of actions that share one, the first that is possible is done.
     *
     * @param first whether the action of an id comes before others that share its key
     */
    public void listenTo(Scene scene, Predicate<String> first) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            List<Action> meant = actions.values().stream()
                    .filter(action ->
                            action.key().filter(key -> key.match(event)).isPresent())
                    .toList();
            if (!meant.isEmpty()) {
                event.consume();
                meant.stream()
                        .filter(action -> action.enabled().get())
                        .min(Comparator.comparing(action -> !first.test(action.id())))
                        .ifPresent(Action::run);
            }
        });
    }
}
