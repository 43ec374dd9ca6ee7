package io.aoscope.ui.kit;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;

/** Menus about what is selected, made each time they are asked for, with the mouse or the menu key. */
public final class ContextMenus {
    private ContextMenus() {}

    /**
     * Gives a node a context menu.
     *
     * @param fill adds the entries for what is selected now; a menu without entries is not shown
     */
    public static void on(Node node, Consumer<ContextMenu> fill) {
        var menu = new ContextMenu();
        node.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            menu.hide();
            menu.getItems().clear();
            fill.accept(menu);
            if (!menu.getItems().isEmpty()) {
                Bounds bounds = node.localToScreen(node.getLayoutBounds());
                boolean byKey = event.isKeyboardTrigger();
                menu.show(
                        node,
                        byKey ? bounds.getMinX() + bounds.getWidth() / 3 : event.getScreenX(),
                        byKey ? bounds.getMinY() + bounds.getHeight() / 3 : event.getScreenY());
            }
            event.consume();
        });
    }

    /** Adds actions, after a line where something stands there already. */
    public static void add(ContextMenu menu, List<Action> actions) {
        if (!actions.isEmpty() && !menu.getItems().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        actions.stream().map(MenuItems::of).forEach(menu.getItems()::add);
    }
}
