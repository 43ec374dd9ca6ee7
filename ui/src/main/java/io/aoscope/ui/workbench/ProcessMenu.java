package io.aoscope.ui.workbench;

import io.aoscope.engine.debug.NodeView;
import io.aoscope.engine.debug.ProcessView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.ProcessActions;
import io.aoscope.ui.model.WorkbenchModel;
import javafx.collections.ObservableList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The processes of the session, to see which one everything shows and to choose another. */
final class ProcessMenu {
    private static final int NAME = 24;
    private static final int TITLE = 12;

    private final WorkbenchModel model;
    private final ActionRegistry actions;
    private final ProcessActions processes;

    ProcessMenu(WorkbenchModel model, ActionRegistry actions, ProcessActions processes) {
        this.model = model;
        this.actions = actions;
        this.processes = processes;
    }

    /** For the menu bar. */
    Menu menu() {
        var menu = new Menu("Show process", new FontIcon(Icons.PROCESS));
        Runnable fill = () -> list(menu.getItems(), model.node().get(), "menu-");
        menu.setOnShowing(event -> fill.run());
        fill.run();
        return menu;
    }

    /** For the toolbar: the name of the process, and a list that opens. */
    MenuButton selector() {
        var button = new MenuButton("", new FontIcon(Icons.PROCESS));
        button.setId("process-selector");
        button.getStyleClass().add("flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip("The process that the panels show, and the others of this session"));
        button.textProperty().bind(model.node().map(ProcessMenu::title));
        // Filled when it opens and not while it is open: what stands under the mouse must not move.
        button.setOnShowing(event -> fill(button));
        fill(button);
        return button;
    }

    private void fill(MenuButton button) {
        list(button.getItems(), model.node().get(), "");
        button.getItems().add(new SeparatorMenuItem());
        for (String id : new String[] {"open-beside", "next-process", "copy-process-id", "close-process"}) {
            MenuItem item = Menus.item(actions.get(id));
            item.setId("selector-" + id);
            item.setAccelerator(null);
            button.getItems().add(item);
        }
    }

    private void list(ObservableList<MenuItem> items, NodeView node, String prefix) {
        var group = new ToggleGroup();
        items.clear();
        for (ProcessView process : node.processes()) {
            var item = new RadioMenuItem(text(process));
            item.setId(prefix + process.key());
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(process.key().equals(node.selected()));
            item.setOnAction(event -> processes.select(process));
            items.add(item);
        }
    }

    /** Short, for the toolbar has little room; a process that is alone needs no name there. */
    private static String title(NodeView node) {
        if (node.processes().size() == 1) {
            return "";
        }
        String name = node.current().map(ProcessView::name).orElse("");
        int place = node.processes().indexOf(node.current().orElse(null)) + 1;
        return Format.shorten(name, TITLE) + " " + place + "/"
                + node.processes().size();
    }

    private static String text(ProcessView process) {
        String state = switch (process.run()) {
            case RUNNING -> ", running";
            case PAUSED -> ", paused";
            case OPENING -> ", opening";
            default -> "";
        };
        String slots = process.run() == RunState.NO_IMAGE
                ? ""
                : "  ·  " + Format.count(process.slots(), "message", "messages") + state;
        return name(process) + slots;
    }

    private static String name(ProcessView process) {
        return process.name().isEmpty() ? "no process" : Format.shorten(process.name(), NAME);
    }
}
