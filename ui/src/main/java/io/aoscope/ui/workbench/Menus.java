package io.aoscope.ui.workbench;

import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.MenuItems;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Menus made of actions. */
final class Menus {
    private final ActionRegistry actions;

    Menus(ActionRegistry actions) {
        this.actions = actions;
    }

    /**
     * A menu.
     *
     * @param title with an underscore before its mnemonic letter
     * @param ids of actions; {@code -} is a line between groups
     */
    Menu menu(String title, String... ids) {
        var menu = new Menu(title);
        add(menu, Arrays.asList(ids));
        return menu;
    }

    /** Adds entries at a menu's end. */
    void add(Menu menu, List<String> ids) {
        for (String id : ids) {
            menu.getItems().add(id.equals("-") ? new SeparatorMenuItem() : item(actions.get(id)));
        }
    }

    /** The menu entry of an action. */
    static MenuItem item(Action action) {
        return MenuItems.of(action);
    }
}
