package io.aoscope.ui.kit;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/**
 * Something the user can do, once, for menu, toolbar, key and palette alike.
 *
 * @param id lower-case words joined by hyphens; also the id of its button
 * @param text sentence case, as the menu shows it
 * @param key as {@link KeyCombination#valueOf} reads it
 */
public record Action(
        String id,
        String text,
        Ikon icon,
        Optional<KeyCombination> key,
        ObservableBooleanValue enabled,
        Runnable work) {

    /** An action that can always be done and has no key. */
    public static Action of(String id, String text, Ikon icon, Runnable work) {
        return new Action(id, text, icon, Optional.empty(), new ReadOnlyBooleanWrapper(true), work);
    }

    /** The same with a key, such as {@code Shift+F11} or {@code Shortcut+Enter}. */
    public Action key(String combination) {
        return new Action(id, text, icon, Optional.of(KeyCombination.valueOf(combination)), enabled, work);
    }

    /** The same, possible only while the value holds. */
    public Action when(ObservableBooleanValue possible) {
        return new Action(id, text, icon, key, possible, work);
    }

    /** Does it, if it is enabled. */
    public void run() {
        if (enabled.get()) {
            work.run();
        }
    }
}
