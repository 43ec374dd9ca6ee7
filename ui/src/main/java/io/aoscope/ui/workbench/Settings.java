package io.aoscope.ui.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The preferences by their meaning. */
public final class Settings {
    private static final int RECENT_FILES = 10;
    private static final String RECENT = "recent";
    private static final String THEME = "theme";
    private static final String LAYOUT = "layout";

    private final Preferences preferences;
    private final ObservableList<String> recent = FXCollections.observableArrayList();
    private final ObservableList<String> recentView = FXCollections.unmodifiableObservableList(recent);

    public Settings(Preferences preferences) {
        this.preferences = preferences;
        recent.setAll(preferences.get(RECENT).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList());
    }

    /** Paths of files opened lately, the latest first. */
    public ObservableList<String> recent() {
        return recentView;
    }

    /** Puts a file at the front of the recent ones. */
    public void opened(String path) {
        List<String> paths = new ArrayList<>(Stream.concat(Stream.of(path), recent.stream())
                .distinct()
                .limit(RECENT_FILES)
                .toList());
        recent.setAll(paths);
        preferences.put(RECENT, String.join("\n", paths));
    }

    /** The theme chosen; none before the first choice. */
    public Optional<Theme> theme() {
        return preferences.get(THEME).flatMap(Theme::named);
    }

    public void theme(Theme theme) {
        preferences.put(THEME, theme.name());
    }

    /** The layout kept at the last end, as {@link DockLayout} writes it. */
    public Optional<DockLayout> layout() {
        return preferences.get(LAYOUT).flatMap(DockLayout::parse);
    }

    public void layout(DockLayout layout) {
        preferences.put(LAYOUT, layout.text());
    }
}
