package io.aoscope.ui.compose;

import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.HandleInput;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.MessageDraft.Tag;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
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
    private final StringProperty function = new SimpleStringProperty("");
    private final ObjectProperty<Optional<List<Value>>> parameters = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<ProcessDefinition> process = new ReadOnlyObjectWrapper<>(ProcessDefinition.AOS);
    private final ObservableList<TagRow> tags =
            FXCollections.observableArrayList(row -> new Observable[] {row.name(), row.value()});
    private final ReadOnlyObjectWrapper<Optional<HandleInput>> preview = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean loading;
    private boolean asking;
    private boolean askAgain;

    public ComposeViewModel(WorkbenchModel model) {
        this.model = model;
        load(model.draft().get());
        process.set(model.picture().get().session().definition());
        parameters.addListener((property, was, is) -> changed());
        process.addListener((property, was, is) -> changed());
        for (StringProperty field : List.of(action, data, from, owner, target, anchor, blockHeight, function)) {
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

    /** The export to be called; part of the message only while {@link #calls}. */
    public StringProperty function() {
        return function;
    }

    /** The parameters of the call; empty leaves them to the process. */
    public ObjectProperty<Optional<List<Value>>> parameters() {
        return parameters;
    }

    /** What the process is made of. */
    public ReadOnlyObjectProperty<ProcessDefinition> process() {
        return process.getReadOnlyProperty();
    }

    /** Whether messages name the export that is called: no device makes it {@code handle}, or this one does anyway. */
    public boolean calls() {
        return !process.get().speaksJson()
                || !function.get().isBlank()
                || parameters.get().isPresent();
    }

    /** Exported functions of the image. */
    public List<String> functions() {
        return module().map(found -> found.exports().stream()
                        .filter(export -> export.kind() == ExternKind.FUNCTION)
                        .map(Export::name)
                        .toList())
                .orElse(List.of());
    }

    /** Types of the parameters of the export that would be called, where it is known. */
    public Optional<List<ValType>> parameterTypes() {
        String name =
                function.get().isBlank() ? processFunction() : function.get().strip();
        return module().flatMap(found -> Optional.ofNullable(found.export(name))
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .map(export -> found.functionType(export.index()).params()));
    }

    /** What the process calls where a message names nothing. */
    public String processFunction() {
        return process.get().speaksJson()
                ? "handle"
                : process.get().keys().text("function").orElse("");
    }

    /** The parameters of the process as text, which stand where a message gives none. */
    public List<String> processParameters() {
        return process.get().keys().get("parameters").orElse(ListValue.EMPTY) instanceof ListValue list
                ? list.items().stream().map(Value::display).toList()
                : List.of();
    }

    /** The call that the message makes, such as {@code fac(5.0)}; empty where it makes none. */
    public String call() {
        String name =
                function.get().isBlank() ? processFunction() : function.get().strip();
        String arguments = parameters
                .get()
                .map(values ->
                        String.join(", ", values.stream().map(Value::display).toList()))
                .orElseGet(() -> String.join(", ", processParameters()));
        return name.isEmpty() ? "" : name + "(" + arguments + ")";
    }

    /** Whether the process speaks JSON to an image that has no {@code handle} to read it. */
    public boolean handleMissing() {
        return process.get().speaksJson()
                && module().filter(found -> found.export("handle") == null).isPresent();
    }

    /** The image that is open. */
    public Optional<WasmModule> module() {
        return model.picture().get().session().image().map(view -> view.image().module());
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
        parts.add(message.title());
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
        function.set(message.function().orElse(""));
        parameters.set(message.parameters());
        tags.setAll(message.tags().stream()
                .map(tag -> TagRow.of(tag.name(), tag.value()))
                .toList());
        loading = false;
        changed();
    }

    /** The message as it stands in the fields. */
    public MessageDraft message() {
        return draft();
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
        var draft = new MessageDraft(
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
        return calls() ? draft.withCall(given(function), parameters.get()) : draft;
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
        process.set(now.definition());
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
