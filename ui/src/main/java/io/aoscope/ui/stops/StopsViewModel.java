package io.aoscope.ui.stops;

import io.aoscope.engine.debug.LogLine;
import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.debug.expression.Template;
import io.aoscope.engine.debug.time.ConditionCheck;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Locations;
import io.aoscope.engine.debug.time.Locations.BadLocationException;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.Undecided;
import io.aoscope.engine.debug.time.WatchKind;
import io.aoscope.engine.debug.time.WatchTargets;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The stop points of the session, a form that adds or changes one, and what they logged. */
final class StopsViewModel {
    private static final Pattern WATCH =
            Pattern.compile("(.+?)\\s+(read|write|change)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern WATCHED =
            Pattern.compile("(?:[uif](?:8|16|32|64)|bytes)\\[.*|global[.\\[].*|\\$.*|local[.\\[].*");

    private final WorkbenchModel model;
    private final ObservableList<StopPoint> stops = FXCollections.observableArrayList();
    private final ObservableList<LogLine> log = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<StopPoint>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty location = new SimpleStringProperty("");
    private final StringProperty condition = new SimpleStringProperty("");
    private final StringProperty times = new SimpleStringProperty("");
    private final StringProperty message = new SimpleStringProperty("");
    private final BooleanProperty once = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /** What the form says, read. */
    private record Form(Optional<Expression> when, long number, Optional<Template> told) {}

    StopsViewModel(WorkbenchModel model) {
        this.model = model;
        model.picture().subscribe(this::accept);
        selected.subscribe(this::fill);
    }

    ObservableList<StopPoint> stops() {
        return stops;
    }

    /** What stop points told in the process as it is, the oldest first. */
    ObservableList<LogLine> log() {
        return log;
    }

    /** The conditions that had no value where their stop points were met, so that nothing stopped. */
    ObservableList<Undecided> undecided() {
        return model.stops().undecided();
    }

    /** The one that the form changes; empty while it adds one. */
    ObjectProperty<Optional<StopPoint>> selected() {
        return selected;
    }

    /** Where to stop, as people write it. */
    StringProperty location() {
        return location;
    }

    StringProperty condition() {
        return condition;
    }

    /** The number of the hit that stops; empty for each. */
    StringProperty times() {
        return times;
    }

    /** What to log instead of stopping; empty to stop. */
    StringProperty message() {
        return message;
    }

    BooleanProperty once() {
        return once;
    }

    /** What is wrong with the form, and what to write; else empty. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Adds what the form says, or changes the selected one to it. */
    void apply() {
        problem.set("");
        Optional<ProcessImage> image = image();
        if (image.isEmpty()) {
            problem.set("Open an image first");
            return;
        }
        try {
            Optional<Expression> when = condition.get().isBlank()
                    ? Optional.empty()
                    : Optional.of(Expression.read(condition.get().strip()));
            Optional<Template> told = message.get().isBlank()
                    ? Optional.empty()
                    : Optional.of(Template.read(message.get().strip()));
            Form form = new Form(when, number(times.get()), told);
            Optional<StopPoint> old = selected.get();
            if (old.filter(stop -> stop.text().equals(location.get().strip())).isPresent()) {
                put(old, old.get().location(), form);
                return;
            }
            Matcher watch = WATCH.matcher(location.get().strip());
            if (WATCHED.matcher(location.get().strip()).matches()) {
                watch(old, watch, form);
            } else {
                put(old, Locations.read(location.get(), image.get().module()), form);
            }
        } catch (BadLocationException | ExpressionException | SessionException e) {
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    /** An address is worked out where the focus is, which the session has to be asked about. */
    private void watch(Optional<StopPoint> old, Matcher watch, Form form) throws SessionException {
        if (!watch.matches()) {
            throw new SessionException("Write what stops after it: read, write or change, such as "
                    + location.get().strip() + " change");
        }
        Picture picture = model.picture().get();
        WatchKind kind = WatchKind.valueOf(watch.group(2).toUpperCase(Locale.ROOT));
        int frame = picture.frameIndex().orElse(0);
        Point at = picture.point()
                .orElseThrow(
                        () -> new SessionException("There is no moment to work the address out at; pause the message"));
        model.travel()
                .ask(
                        history -> {
                            Moment moment = history.timeline().at(at);
                            return WatchTargets.read(
                                    watch.group(1),
                                    kind,
                                    moment,
                                    frame,
                                    history.timeline().recording().image().module());
                        },
                        place -> tryPut(old, place, form),
                        failure -> problem.set(String.valueOf(failure.getMessage())));
    }

    private static long number(String text) throws SessionException {
        try {
            long number = text.isBlank() ? 1 : Long.parseLong(text.strip());
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new SessionException("“" + text.strip() + "” is no number of a hit; write 1, 2, 3 …, or nothing");
    }

    private void tryPut(Optional<StopPoint> old, Location place, Form form) {
        try {
            put(old, place, form);
        } catch (ExpressionException e) {
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    private void put(Optional<StopPoint> old, Location place, Form form) throws ExpressionException {
        check(place, form);
        var stop = new StopPoint(
                old.map(StopPoint::id).orElse(0),
                location.get().strip(),
                place,
                form.when(),
                form.number(),
                form.told(),
                once.get(),
                old.map(StopPoint::enabled).orElse(true));
        if (old.isPresent()) {
            model.stops().replace(stop);
        } else {
            model.stops().add(stop);
        }
        selected.set(Optional.empty());
        clear();
    }

    /** What is asked for is looked for where the stop point stands, before anything runs. */
    private void check(Location place, Form form) throws ExpressionException {
        Optional<ProcessImage> image = image();
        if (image.isPresent()) {
            WasmModule module = image.get().module();
            ConditionCheck.check(form.when().map(Expression::asks).orElse(List.of()), place, module);
            ConditionCheck.check(form.told().map(Template::asks).orElse(List.of()), place, module);
        }
    }

    /** Empties the form, for another one. */
    void anew() {
        selected.set(Optional.empty());
        clear();
    }

    void enable(StopPoint stop, boolean on) {
        model.stops().enable(stop, on);
    }

    void delete(StopPoint stop) {
        model.stops().delete(stop);
    }

    void deleteAll() {
        model.stops().deleteAll();
    }

    /** Shows where a stop point stands, where that is a place. */
    void follow(StopPoint stop) {
        link(stop.location()).ifPresent(model::follow);
    }

    private Optional<Link> link(Location place) {
        return switch (place) {
            case Location.Instruction(int function, int instruction) ->
                Optional.of(new Link.Code(function, instruction));
            case Location.Line line
            when !line.places().isEmpty() ->
                Optional.of(new Link.Code(
                        line.places().getFirst().function(),
                        line.places().getFirst().instruction()));
            case Location.Memory(var range, var ignored) ->
                Optional.of(new Link.Memory(range.address(), (int) range.length()));
            case Location.Local(int function, int ignoredIndex, var ignored) -> Optional.of(new Link.Code(function, 0));
            default -> Optional.empty();
        };
    }

    /** Moves the focus to when a line was logged. */
    void follow(LogLine line) {
        model.follow(new Link.Time(line.at().toString()));
    }

    /** Moves the focus to where a condition had no value. */
    void follow(Undecided condition) {
        model.follow(new Link.Time(condition.at()));
    }

    private void fill(Optional<StopPoint> stop) {
        problem.set("");
        if (stop.isPresent()) {
            StopPoint chosen = stop.get();
            location.set(chosen.text());
            condition.set(chosen.condition().map(Object::toString).orElse(""));
            times.set(chosen.times() == 1 ? "" : Long.toString(chosen.times()));
            message.set(chosen.log().map(Object::toString).orElse(""));
            once.set(chosen.once());
        }
    }

    private void clear() {
        List.of(location, condition, times, message).forEach(text -> text.set(""));
        once.set(false);
        problem.set("");
    }

    private Optional<ProcessImage> image() {
        return model.picture().get().session().image().map(open -> open.image());
    }

    private void accept(Picture picture) {
        List<StopPoint> now = picture.session().stops();
        if (!now.equals(stops)) {
            stops.setAll(now);
            Optional<StopPoint> chosen = selected.get();
            if (chosen.isPresent()
                    && now.stream().noneMatch(stop -> stop.id() == chosen.get().id())) {
                anew();
            }
        }
        List<LogLine> lines = picture.session().log();
        if (lines.size() < log.size()) {
            log.clear();
        }
        if (lines.size() > log.size()) {
            log.addAll(lines.subList(log.size(), lines.size()));
        }
    }
}
