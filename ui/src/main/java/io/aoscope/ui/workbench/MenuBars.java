package io.aoscope.ui.workbench;

import io.aoscope.icons.Icons;
import io.aoscope.samples.Sample;
import io.aoscope.samples.Samples;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.last.AnyFile;
import io.aoscope.ui.model.ImageOpener;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu bar. */
final class MenuBars {
    /** Actions of panels that stand in the Process menu instead. */
    private static final Set<String> PROCESS = Set.of(
            "process-spawn",
            "process-revert",
            "process-open",
            "process-save",
            "send-10",
            "send-100",
            "send-1000",
            "send-file");

    /** Actions of panels that stand in the Time menu instead. */
    private static final Set<String> TIME = Set.of(
            "bookmark",
            "bookmark-next",
            "bookmark-previous",
            "timeline-zoom-in",
            "timeline-zoom-out",
            "branch-begin",
            "branch-next",
            "branch-go-to",
            "branch-compare",
            "branch-rename",
            "branch-delete");

    private final Menus menus;
    private final Settings settings;
    private final ImageOpener opener;
    private final AnyFile files;
    private final List<Panel> panels;
    private final ProcessMenu processes;

    MenuBars(
            Menus menus,
            Settings settings,
            ImageOpener opener,
            AnyFile files,
            List<Panel> panels,
            ProcessMenu processes) {
        this.files = files;
        this.processes = processes;
        this.menus = menus;
        this.settings = settings;
        this.opener = opener;
        this.panels = panels;
    }

    MenuBar build() {
        Menu file = menus.menu(
                "_File",
                "open",
                "open-beside",
                "reload",
                "watch-on",
                "watch-off",
                "-",
                "session-open",
                "session-save",
                "-");
        file.getItems().addAll(recent(), samples());
        menus.add(file, List.of("-", "exit"));
        Menu view = menus.menu("_View", "theme", "reset-layout", "-");
        menus.add(view, panels.stream().map(panel -> "show-" + panel.id()).toList());
        Menu debug = menus.menu(
                "_Debug",
                "resume",
                "pause",
                "stop",
                "-",
                "step-over",
                "step-into",
                "step-out",
                "step-by-line",
                "step-by-instruction",
                "-",
                "step-device",
                "step-pass",
                "into-wasm");
        Menu time = menus.menu(
                "_Time",
                "back-resume",
                "back-over",
                "back-into",
                "back-out",
                "-",
                "go-to-time",
                "now",
                "travel-cancel",
                "-",
                "who-wrote",
                "next-write",
                "previous-read",
                "next-read",
                "where-from",
                "-",
                "watch",
                "break-write",
                "break-change",
                "break-read",
                "-");
        menus.add(time, contributed(TIME::contains));
        List<String> contributed = contributed(id -> !PROCESS.contains(id) && !TIME.contains(id));
        if (!contributed.isEmpty()) {
            menus.add(debug, List.of("-"));
            menus.add(debug, contributed);
        }
        Menu process = menus.menu(
                "_Process",
                "send",
                "send-pause",
                "send-10",
                "send-100",
                "send-1000",
                "send-file",
                "-",
                "push",
                "push-stop",
                "-");
        process.getItems().add(processes.menu());
        menus.add(
                process,
                List.of(
                        "next-process",
                        "copy-process-id",
                        "close-process",
                        "-",
                        "show-process",
                        "process-spawn",
                        "process-open",
                        "process-save",
                        "-",
                        "respawn",
                        "replay",
                        "-",
                        "profile-standard",
                        "profile-hyperbeam-main",
                        "profile-hyperbeam-edge",
                        "-",
                        "tier-auto",
                        "tier-stepping",
                        "tier-compiled",
                        "-",
                        "limits"));
        var bar = new MenuBar(
                file,
                menus.menu("_Edit", "go-to", "go-to-time", "find", "-", "edit", "-", "palette"),
                view,
                process,
                debug,
                time,
                menus.menu("_Help", "keys", "about"));
        bar.setId("menu-bar");
        return bar;
    }

    private List<String> contributed(Predicate<String> wanted) {
        return panels.stream()
                .flatMap(panel -> panel.actions().stream())
                .map(Action::id)
                .filter(wanted)
                .toList();
    }

    private Menu recent() {
        var menu = new Menu("Recent files", new FontIcon(Icons.RECENT));
        Runnable fill = () -> menu.getItems()
                .setAll(settings.recent().stream().map(this::recentItem).toList());
        settings.recent().addListener((Observable changed) -> fill.run());
        fill.run();
        menu.disableProperty().bind(Bindings.isEmpty(menu.getItems()));
        return menu;
    }

    private MenuItem recentItem(String path) {
        var item = new MenuItem(path, new FontIcon(Icons.FILE));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> files.open(Path.of(path)));
        return item;
    }

    private Menu samples() {
        var menu = new Menu("Samples", new FontIcon(Icons.SAMPLES));
        for (Sample sample : Samples.list()) {
            var item = new MenuItem(sample.title(), new FontIcon(Icons.SAMPLES));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> opener.open(sample, () -> {}));
            menu.getItems().add(item);
        }
        return menu;
    }
}
