package io.aoscope.ui.compose;

import io.aoscope.engine.session.MessageDraft;
import io.aoscope.icons.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Messages to take again: those saved, which stay from start to start, and those sent from this window. */
final class MessagesMenu {
    private static final int SHOWN = 20;

    private MessagesMenu() {}

    static MenuButton of(ComposeViewModel view, ObservableList<MessageDraft> saved) {
        var menu = new MenuButton("", new FontIcon(Icons.RECENT));
        menu.setTooltip(new Tooltip("Messages saved and sent before"));
        menu.setAccessibleText("Messages saved and sent before");
        menu.getStyleClass().add("flat");
        menu.setId("compose-history");
        menu.setOnShowing(event -> menu.getItems().setAll(items(view, saved)));
        menu.getItems().setAll(items(view, saved));
        return menu;
    }

    private static List<MenuItem> items(ComposeViewModel view, ObservableList<MessageDraft> saved) {
        List<MenuItem> items = new ArrayList<>();
        var save = new MenuItem("Save this message", new FontIcon(Icons.SAVE));
        save.setId("compose-save-message");
        save.setDisable(saved.contains(view.message()));
        save.setOnAction(event -> saved.addFirst(view.message()));
        items.add(save);
        saved.forEach(message -> items.add(item(message, Icons.BOOKMARK, view::load)));
        if (!saved.isEmpty()) {
            var forget = new Menu("Forget", new FontIcon(Icons.DELETE));
            saved.forEach(message -> forget.getItems().add(item(message, Icons.DELETE, saved::remove)));
            items.add(forget);
        }
        items.add(new SeparatorMenuItem());
        view.history().stream().limit(SHOWN).forEach(message -> items.add(item(message, Icons.SEND, view::load)));
        if (view.history().isEmpty()) {
            var nothing = new MenuItem("Nothing sent yet");
            nothing.setDisable(true);
            items.add(nothing);
        }
        return items;
    }

    private static MenuItem item(MessageDraft message, Ikon icon, Consumer<MessageDraft> work) {
        var item = new MenuItem(ComposeViewModel.summary(message), new FontIcon(icon));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> work.accept(message));
        return item;
    }
}
