package io.aoscope.ui.kit;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/** One dockable panel of the workbench. */
public interface Panel {
    /** Short, stable name; the layout file and links know the panel by it. */
    String id();

    /** Title on the tab, sentence case. */
    String title();

    Ikon icon();

    /** The same node each time. */
    Node content();

    /** Gives the keyboard to what the user most likely wants first. */
    default void focusFirst() {
        content().requestFocus();
    }

    /** Ctrl+F while this panel is the active one. */
    default void focusSearch() {}

    /** F2 while this panel is the active one: lets the user change what is selected. */
    default void edit() {}

    /** What is selected, where questions can be asked about it. */
    default Optional<Datum> datum() {
        return Optional.empty();
    }

    /** Actions the panel adds to the menus, the command palette and the keys. */
    default List<Action> actions() {
        return List.of();
    }
}
