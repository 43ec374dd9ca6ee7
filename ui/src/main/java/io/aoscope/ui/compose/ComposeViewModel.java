package io.aoscope.ui.compose;

import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.session.HandleInput;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.MessageDraft.Tag;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The message being written. Each change goes to the model's draft and, while the session is idle,
 * asks it what {@code handle} would read; of several changes only the newest is asked.
 */
public final class ComposeViewModel {
    /** A tag while it is edited. */
    public record TagRow(StringProperty name, StringProperty value) {
        static TagRow of(String name, String value) {
            return new TagRow(new SimpleStringProperty(name), new SimpleStringProperty(value));
        }

        private boolean blank() {
            return name.get().isBlank() && value.get().isEmpty();
        }
    }

    private final WorkbenchModel model;
    private final StringProperty action = new SimpleStringProperty("");
    private final StringProperty data = new SimpleStringProperty("");
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty owner = new SimpleStringProperty("");
    private final StringProperty target = new SimpleStringProperty("");
    private final StringProperty anchor = new SimpleStringProperty("");
    private final StringProperty blockHeight = new SimpleStringProperty("");
    private final ObservableList<TagRow> tags =
            FXCollections.observableArrayList(row -> new Observable[] {row.name(), row.value()});
    private final ReadOnlyObjectWrapper<Optional<HandleInput>> preview = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean loading;
    private boolean asking;
    private boolean askAgain;

    public ComposeViewModel(WorkbenchModel model) {
        this.model = model;
        load(model.draft().get());
        for (StringProperty field : List.of(action, data, from, owner, target, anchor, blockHeight)) {
            field.addListener((property, was, is) -> changed());
        }
        tags.addListener((Observable changed) -> changed());
        model.draft().addListener((property, was, is) -> {
            if (!loading) {
                load(is);
            }
        });
        model.picture().addListener((property, was, is) -> sessionChanged(was, is));
        changed();
    }

    public StringProperty action() {
        return action;
    }

    public StringProperty data() {
        return data;
    }

    public StringProperty from() {
        return from;
    }

    public StringProperty owner() {
        return owner;
    }

    public StringProperty target() {
        return target;
    }

    public StringProperty anchor() {
        return anchor;
    }

    public StringProperty blockHeight() {
        return blockHeight;
    }

    public ObservableList<TagRow> tags() {
        return tags;
    }

    public TagRow addTag() {
        var row = TagRow.of("", "");
        tags.add(row);
        return row;
    }

    public void removeTag(TagRow row) {
        tags.removeIf(other -> other == row);
    }

    /** What {@code handle} would read; empty while no image is open. */
    public ReadOnlyObjectProperty<Optional<HandleInput>> preview() {
        return preview.getReadOnlyProperty();
    }

    /** Actions sent before, the latest first. */
    public List<String> actions() {
        return model.sent().reversed().stream()
                .map(MessageDraft::action)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** Messages sent before, the latest first. */
    public List<MessageDraft> history() {
        return model.sent().reversed();
    }

    /** One line about a message, for the history. */
    public static String summary(MessageDraft message) {
        List<String> parts = new ArrayList<>();
        parts.add(message.action().isEmpty() ? "(no action)" : message.action());
        if (!message.tags().isEmpty()) {
            parts.add(Format.count(message.tags().size(), "tag", "tags"));
        }
        if (!message.data().isEmpty()) {
            parts.add(Format.shorten(Format.oneLine(message.data()), 40));
        }
        return String.join(" · ", parts);
    }

    /** Puts a message into the fields. */
    public void load(MessageDraft message) {
        loading = true;
        action.set(message.action());
        data.set(message.data());
        from.set(message.from().orElse(""));
        owner.set(message.owner().orElse(""));
        target.set(message.target().orElse(""));
        anchor.set(message.anchor().orElse(""));
        blockHeight.set(message.blockHeight().map(String::valueOf).orElse(""));
        tags.setAll(message.tags().stream()
                .map(tag -> TagRow.of(tag.name(), tag.value()))
                .toList());
        loading = false;
        changed();
    }

    /** Starts an empty message. */
    public void clear() {
        load(MessageDraft.action(""));
    }

    private void changed() {
        if (loading) {
            return;
        }
        loading = true;
        model.draftProblem().set(problem().orElse(""));
        model.draft().set(draft());
        loading = false;
        ask();
    }

    private MessageDraft draft() {
        return new MessageDraft(
                action.get(),
                tags.stream()
                        .filter(row -> !row.blank())
                        .map(row ->
                                new Tag(row.name().get().strip(), row.value().get()))
                        .toList(),
                data.get(),
                given(from),
                given(owner),
                given(target),
                given(anchor),
                height().filter(height -> height >= 0));
    }

    private Optional<String> problem() {
        if (!blockHeight.get().isBlank()
                && height().filter(height -> height >= 0).isEmpty()) {
            return Optional.of("Block height “" + blockHeight.get().strip()
                    + "” is not a whole number from 0. Write digits only, or leave it empty.");
        }
        return tags.stream()
                .filter(row -> !row.blank() && row.name().get().isBlank())
                .findFirst()
                .map(row -> "A tag with the value “"
                        + Format.shorten(row.value().get(), 20) + "” has no name. Name it, or remove it.");
    }

    private Optional<Long> height() {
        return Stream.of(blockHeight.get().strip())
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .findFirst();
    }

    private static Optional<String> given(StringProperty field) {
        return Optional.of(field.get().strip()).filter(text -> !text.isEmpty());
    }

    private void sessionChanged(Picture was, Picture is) {
        SessionView before = was.session();
        SessionView now = is.session();
        if (now.run() == RunState.IDLE
                && (before.run() != RunState.IDLE
                        || before.timeline().size() != now.timeline().size())) {
            ask();
        }
    }

    private void ask() {
        if (model.picture().get().session().run() != RunState.IDLE) {
            return;
        }
        if (asking) {
            askAgain = true;
            return;
        }
        asking = true;
        askAgain = false;
        model.ask(
                model.debug().preview(model.draft().get()).exceptionally(ComposeViewModel::unanswered), this::answered);
    }

    private static HandleInput unanswered(Throwable problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        return new HandleInput("", "", Optional.of(String.valueOf(cause.getMessage())));
    }

    private void answered(HandleInput input) {
        asking = false;
        preview.set(Optional.of(input));
        if (askAgain) {
            ask();
        }
    }
}
