package io.aoscope.ui.workbench;

import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.DraftReader;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.DraftWriter;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.engine.session.RunLimits;
import io.aoscope.engine.session.TierChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The preferences by their meaning. */
public final class Settings {
    private static final int RECENT_FILES = 10;
    private static final String RECENT = "recent";
    private static final String THEME = "theme";
    private static final String CHOICE = "choice";
    private static final String LIMITS = "limits";
    private static final String KEEP_CODE = "keep-compiled-code";
    private static final String WATCH = "reload-on-change";
    private static final String WATCHES = "watches";
    private static final String MESSAGES = "messages";
    private static final String LAYOUT = "layout";

    private final Preferences preferences;
    private final ObservableList<String> recent = FXCollections.observableArrayList();
    private final ObservableList<MessageDraft> messages = FXCollections.observableArrayList();
    private final ObservableList<String> recentView = FXCollections.unmodifiableObservableList(recent);

    public Settings(Preferences preferences) {
        this.preferences = preferences;
        messages.setAll(preferences.get(MESSAGES).map(Settings::messages).orElse(List.of()));
        messages.addListener((Observable changed) ->
                preferences.put(MESSAGES, DraftWriter.write(messages).toString()));
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

    /** Profile, version and tier chosen last. */
    public RunChoice choice() {
        List<String> words =
                preferences.get(CHOICE).map(text -> List.of(text.split(" "))).orElse(List.of());
        try {
            return words.size() == 3
                    ? new RunChoice(
                            Profile.valueOf(words.get(0)),
                            NodeVersion.valueOf(words.get(1)),
                            TierChoice.valueOf(words.get(2)))
                    : RunChoice.STANDARD;
        } catch (IllegalArgumentException e) {
            return RunChoice.STANDARD;
        }
    }

    public void choice(RunChoice choice) {
        preferences.put(CHOICE, choice.profile() + " " + choice.version() + " " + choice.tier());
    }

    /** What an image may use, as set last; the defaults where that cannot be read. */
    public RunLimits limits() {
        try {
            return preferences.get(LIMITS).map(Settings::limits).orElse(RunLimits.DEFAULT);
        } catch (IllegalArgumentException e) {
            return RunLimits.DEFAULT;
        }
    }

    private static RunLimits limits(String text) {
        Map<String, String> values = LimitsForm.texts(RunLimits.DEFAULT);
        text.lines().forEach(line -> {
            String[] parts = line.split(" ", 2);
            values.replace(parts[0], parts.length > 1 ? parts[1] : "");
        });
        return LimitsForm.read(values);
    }

    public void limits(RunLimits limits) {
        preferences.put(
                LIMITS,
                LimitsForm.texts(limits).entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining("\n")));
    }

    /** Whether compiled code is kept on disk; it is, unless that was switched off. */
    public boolean keepCode() {
        return preferences.get(KEEP_CODE).map(Boolean::parseBoolean).orElse(true);
    }

    public void keepCode(boolean keep) {
        preferences.put(KEEP_CODE, Boolean.toString(keep));
    }

    /** Whether the image is reloaded when its file changes. */
    public boolean watching() {
        return !preferences.get(WATCH).equals(Optional.of("false"));
    }

    public void watching(boolean watching) {
        preferences.put(WATCH, Boolean.toString(watching));
    }

    /** Expressions watched in Frame, as kept last. */
    public List<String> watches() {
        return preferences.get(WATCHES).map(text -> text.lines().toList()).orElse(List.of());
    }

    public void watches(List<String> expressions) {
        preferences.put(WATCHES, String.join("\n", expressions));
    }

    /** Messages saved in Compose; a change is kept. */
    public ObservableList<MessageDraft> messages() {
        return messages;
    }

    private static List<MessageDraft> messages(String json) {
        try {
            return DraftReader.read(json, MESSAGES);
        } catch (BadDraftException e) {
            return List.of();
        }
    }

    /** The layout kept at the last end, as {@link DockLayout} writes it. */
    public Optional<DockLayout> layout() {
        return preferences.get(LAYOUT).flatMap(DockLayout::parse);
    }

    public void layout(DockLayout layout) {
        preferences.put(LAYOUT, layout.text());
    }
}
