package io.aoscope.ui.model;

import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.time.Accesses.Kind;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.debug.time.WatchKind;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.kit.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import org.kordamp.ikonli.Ikon;

/** What can be asked of a piece of data: for the context menu of each, and for menus and keys about the selected one. */
public final class DataActions {
    private final List<Question> questions;
    private final WorkbenchModel model;

    /** Something asked of data of some kind. */
    private record Question(
            String id, String text, Ikon icon, String key, Predicate<Datum> fits, Consumer<Datum> work) {
        Action of(Runnable run) {
            Action action = Action.of(id, text, icon, run);
            return key.isEmpty() ? action : action.key(key);
        }
    }

    DataActions(WorkbenchModel model) {
        this.model = model;
        var bytes = new MemoryAccesses(model);
        var variables = new VariableAccesses(model);
        var origins = new FieldOrigins(model);
        List<Question> all = new ArrayList<>();
        all.add(access("who-wrote", "Who wrote this", "Alt+W", bytes, variables, Kind.WRITE, true));
        all.add(access("next-write", "Next write of this", "Alt+Shift+W", bytes, variables, Kind.WRITE, false));
        all.add(access("previous-read", "Previous read of this", "Alt+R", bytes, variables, Kind.READ, true));
        all.add(access("next-read", "Next read of this", "Alt+Shift+R", bytes, variables, Kind.READ, false));
        all.add(new Question(
                "where-from",
                "Where does this come from",
                Icons.ORIGIN,
                "Alt+O",
                datum -> datum instanceof Datum.Field,
                datum -> {
                    if (datum instanceof Datum.Field field) {
                        origins.tell(field);
                    }
                }));
        all.add(new Question(
                "watch",
                "Watch",
                Icons.WATCH,
                "Shortcut+Shift+W",
                datum -> expression(datum).isPresent(),
                datum -> expression(datum).ifPresent(model.watches()::add)));
        all.add(stop("break-write", "Stop when this is written", WatchKind.WRITE));
        all.add(stop("break-change", "Stop when this changes", WatchKind.CHANGE));
        all.add(stop("break-read", "Stop when this is read", WatchKind.READ));
        this.questions = List.copyOf(all);
    }

    /** What can be asked of a piece of data, in the order of its menu. */
    public List<Action> of(Datum datum) {
        return questions.stream()
                .filter(question -> question.fits().test(datum))
                .map(question -> question.of(() -> question.work().accept(datum)))
                .toList();
    }

    /** All of them, about what is selected when they are done. */
    public List<Action> about(Supplier<Optional<Datum>> selected, ObservableBooleanValue possible) {
        return questions.stream()
                .map(question ->
                        question.of(() -> ask(question, selected.get())).when(possible))
                .toList();
    }

    private void ask(Question question, Optional<Datum> datum) {
        if (datum.filter(question.fits()).isPresent()) {
            question.work().accept(datum.get());
        } else {
            model.report(new SessionException(
                    question.id().equals("where-from")
                            ? "Select a field of an answer in Outbox first, then ask where it comes from."
                            : "Select bytes in Memory, or a local or global in Frame first, then ask."));
        }
    }

    private Question stop(String id, String text, WatchKind kind) {
        return new Question(
                id,
                text,
                Icons.BREAKPOINT,
                "",
                datum -> !(datum instanceof Datum.Field || datum instanceof Datum.Operand),
                datum -> model.stops().watch(datum, kind));
    }

    /** How expressions call a piece of data. */
    private static Optional<String> expression(Datum datum) {
        return switch (datum) {
            case Datum.Bytes(Range(long address, long length)) ->
                Optional.of(
                        switch ((int) Math.min(length, 9)) {
                            case 1, 2, 4, 8 -> "u" + length * Byte.SIZE + "[" + Format.hex(address) + "]";
                            default -> "cstr[" + Format.hex(address) + "]";
                        });
            case Datum.Local local -> Optional.of("$" + local.index());
            case Datum.Global global -> Optional.of("global." + global.index());
            case Datum.Operand operand -> Optional.of("stack[" + operand.fromTop() + "]");
            case Datum.Field ignored -> Optional.empty();
        };
    }

    private static Question access(
            String id,
            String text,
            String key,
            MemoryAccesses bytes,
            VariableAccesses variables,
            Kind kind,
            boolean back) {
        return new Question(
                id,
                text,
                Icons.RECENT,
                key,
                datum -> !(datum instanceof Datum.Field || datum instanceof Datum.Operand),
                datum -> {
                    switch (datum) {
                        case Datum.Bytes(var range) -> bytes.find(range, kind, back);
                        case Datum.Local local -> variables.local(local, kind, back);
                        case Datum.Global global -> variables.global(global, kind, back);
                        case Datum.Operand ignored -> {}
                        case Datum.Field ignored -> {}
                    }
                });
    }
}
