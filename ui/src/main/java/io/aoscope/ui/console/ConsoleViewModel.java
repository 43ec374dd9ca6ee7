package io.aoscope.ui.console;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.session.ConsoleEvent.Kind;
import io.aoscope.engine.session.Coordinate;
import io.aoscope.ui.model.Focus;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** What the Console panel shows: every line of the session that passes the filters. */
final class ConsoleViewModel {
    private final ObservableList<ConsoleLine> all = FXCollections.observableArrayList();
    private final FilteredList<ConsoleLine> lines = new FilteredList<>(all);
    private final List<BooleanProperty> shown = new ArrayList<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ObservableValue<Picture> picture;
    private final Consumer<Link> follow;
    private int seenEntries;
    private @Nullable TimelineEntry seenLast;
    private int seenCurrent = -1;

    ConsoleViewModel(ObservableValue<Picture> picture, Consumer<Link> follow) {
        this.picture = picture;
        this.follow = follow;
        for (int i = 0; i < Kind.values().length; i++) {
            var property = new SimpleBooleanProperty(true);
            property.subscribe(ignored -> refilter());
            shown.add(property);
        }
        filter.subscribe(ignored -> refilter());
        picture.subscribe(this::accept);
    }

    ObservableList<ConsoleLine> lines() {
        return lines;
    }

    /** Whether there is anything at all, filters aside. */
    ObservableList<ConsoleLine> all() {
        return all;
    }

    /** Whether lines of a kind are listed. */
    BooleanProperty shown(Kind kind) {
        return shown.get(kind.ordinal());
    }

    StringProperty filter() {
        return filter;
    }

    /** {@code 12 lines}, {@code 3 of 12 lines}. */
    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Moves the focus to where a line was said. */
    void select(ConsoleLine line) {
        Focus focus = picture.getValue().focus();
        if (line.entry().isPresent()) {
            int entry = line.entry().getAsInt();
            if (!focus.equals(new Focus.AtEntry(entry))) {
                follow.accept(new Link.Entry(entry));
            }
        } else if (picture.getValue().session().pause().isPresent() && !(focus instanceof Focus.AtPause)) {
            follow.accept(new Link.Frame(0));
        }
    }

    /** Moves the focus to the very moment a line was said; where instructions were not counted, to its slot. */
    void goTo(ConsoleLine line) {
        if (line.entry().isPresent() && line.at().instruction() != Coordinate.UNKNOWN) {
            follow.accept(new Link.Time(line.at().toString()));
        } else {
            select(line);
        }
    }

    /** The lines as text for the clipboard. */
    static String copy(List<ConsoleLine> selected) {
        return selected.stream().map(ConsoleLine::plain).collect(Collectors.joining("\n"));
    }

    private void accept(Picture now) {
        SessionView session = now.session();
        int entries = session.timeline().size();
        TimelineEntry last = entries == 0 ? null : session.timeline().getLast();
        int current = session.current().map(slot -> slot.console().size()).orElse(-1);
        if (entries == seenEntries && last == seenLast && current == seenCurrent) {
            return;
        }
        seenEntries = entries;
        seenLast = last;
        seenCurrent = current;
        List<ConsoleLine> next = ConsoleLine.of(session);
        if (next.size() > all.size() && next.subList(0, all.size()).equals(all)) {
            all.addAll(List.copyOf(next.subList(all.size(), next.size())));
        } else if (!next.equals(all)) {
            all.setAll(next);
        }
        tell();
    }

    private void refilter() {
        String text = filter.get();
        lines.setPredicate(line -> shown(line.kind()).get() && (text.isBlank() || line.contains(text)));
        tell();
    }

    private void tell() {
        String total = all.size() + (all.size() == 1 ? " line" : " lines");
        status.set(lines.size() == all.size() ? total : lines.size() + " of " + total);
    }
}
