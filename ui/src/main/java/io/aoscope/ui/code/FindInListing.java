package io.aoscope.ui.code;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Finds text in the listing on show and moves the cursor among what was found. */
final class FindInListing {
    private final ObservableValue<@Nullable Listing> listing;
    private final IntegerProperty cursor;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Integer>> found = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");

    FindInListing(ObservableValue<@Nullable Listing> listing, IntegerProperty cursor) {
        this.listing = listing;
        this.cursor = cursor;
        text.subscribe(ignored -> search());
        listing.subscribe(ignored -> search());
        cursor.subscribe(ignored -> tell());
    }

    StringProperty text() {
        return text;
    }

    /** The lines found, ascending. */
    ReadOnlyObjectProperty<List<Integer>> found() {
        return found.getReadOnlyProperty();
    }

    /** {@code 2 of 7}, {@code not found}, or nothing. */
    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** To the next line found, from the last to the first. */
    void next() {
        List<Integer> lines = found.get();
        if (!lines.isEmpty()) {
            cursor.set(lines.stream()
                    .filter(line -> line > cursor.get())
                    .findFirst()
                    .orElse(lines.getFirst()));
        }
    }

    /** To the line found before, from the first to the last. */
    void previous() {
        List<Integer> lines = found.get();
        if (!lines.isEmpty()) {
            cursor.set(lines.stream()
                    .filter(line -> line < cursor.get())
                    .reduce((first, second) -> second)
                    .orElse(lines.getLast()));
        }
    }

    private void search() {
        Listing shown = listing.getValue();
        found.set(shown == null ? List.of() : shown.find(text.get()));
        tell();
    }

    private void tell() {
        List<Integer> lines = found.get();
        int at = lines.indexOf(cursor.get());
        if (text.get().isBlank()) {
            status.set("");
        } else if (lines.isEmpty()) {
            status.set("not found");
        } else {
            status.set(at < 0 ? lines.size() + " found" : (at + 1) + " of " + lines.size());
        }
    }
}
