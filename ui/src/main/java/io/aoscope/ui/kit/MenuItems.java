package io.aoscope.ui.kit;

import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/** Entries of menus. */
public final class MenuItems {
    private MenuItems() {}

    /** An entry that does an action, with its icon and key. */
    public static MenuItem of(Action action) {
        var item = new MenuItem(action.text(), new FontIcon(action.icon()));
        item.setId("menu-" + action.id());
        item.setMnemonicParsing(false);
        action.key().ifPresent(item::setAccelerator);
        item.disableProperty().bind(Bindings.not(action.enabled()));
        item.setOnAction(event -> action.run());
        return item;
    }

    /** An entry that can always be chosen. */
    public static MenuItem of(String text, Runnable work) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> work.run());
        return item;
    }
}
