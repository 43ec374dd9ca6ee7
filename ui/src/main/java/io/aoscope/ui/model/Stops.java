package io.aoscope.ui.model;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.StopPoints;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.Undecided;
import io.aoscope.engine.debug.time.WatchKind;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.kit.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Sets, changes and clears breakpoints and watchpoints. On the JavaFX thread. */
public final class Stops {
    private final WorkbenchModel model;
    private final ObservableList<Undecided> undecided = FXCollections.observableArrayList();
    private final ObservableList<Undecided> undecidedShown = FXCollections.unmodifiableObservableList(undecided);
    private List<Undecided> seen = List.of();
    private List<StopPoint> gone = List.of();

    Stops(WorkbenchModel model) {
        this.model = model;
        model.picture().subscribe(this::accept);
    }

    /** The conditions, as they are now, that had no value when they were asked last. */
    public ObservableList<Undecided> undecided() {
        return undecidedShown;
    }

    private void accept(Picture picture) {
        SessionView session = picture.session();
        undecided.removeIf(one -> session.stops().stream().noneMatch(one::isOf));
        if (!session.undecided().equals(seen)) {
            seen = session.undecided();
            met(seen);
        }
        List<StopPoint> goneNow = session.stops().stream().filter(Stops::isGone).toList();
        List<StopPoint> lost =
                goneNow.stream().filter(stop -> !gone.contains(stop)).toList();
        gone = goneNow;
        tell(
                "The image that was read anew does not have the place of "
                        + Format.count(lost.size(), "breakpoint", "breakpoints"),
                lost.stream()
                        .map(stop -> stop.location() instanceof Location.Gone(String why)
                                ? stop.text() + ": " + why
                                : stop.text())
                        .toList());
    }

    /** Whether the image does not have its place any more. */
    public static boolean isGone(StopPoint stop) {
        return stop.location() instanceof Location.Gone;
    }

    /** Takes conditions that had no value, and tells those of which that was not known. */
    void met(List<Undecided> found) {
        List<Undecided> current =
                found.stream().filter(one -> all().stream().anyMatch(one::isOf)).toList();
        List<Undecided> told = current.stream()
                .filter(one -> undecided.stream().noneMatch(known -> known.isOf(one.stop())))
                .toList();
        undecided.removeIf(known -> current.stream().anyMatch(one -> known.isOf(one.stop())));
        undecided.addAll(current);
        tell(
                told.size() == 1 ? "A condition could not be asked" : "Some conditions could not be asked",
                told.stream()
                        .map(one -> one.stop().text() + " did not stop: " + one.why())
                        .toList());
    }

    private void tell(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            Optional<Link> there = Optional.of(new Link.PanelLink("stops"));
            model.tell(new Note(
                    title,
                    lines.stream().map(line -> new Note.Detail(line, there)).toList()));
        }
    }

    /** As they are now. */
    public List<StopPoint> all() {
        return model.picture().get().session().stops();
    }

    /** Adds one; its id is made up. */
    public void add(StopPoint stop) {
        List<StopPoint> more = new ArrayList<>(all());
        more.add(new StopPoint(
                StopPoints.nextId(more),
                stop.text(),
                stop.location(),
                stop.condition(),
                stop.times(),
                stop.log(),
                stop.once(),
                stop.enabled()));
        set(more);
    }

    /** Puts one in the place of the one with its id. */
    public void replace(StopPoint stop) {
        each(old -> old.id() == stop.id() ? stop : old);
    }

    /** Switches one on or off. */
    public void enable(StopPoint stop, boolean on) {
        replace(stop.enabled(on));
    }

    public void delete(StopPoint stop) {
        set(all().stream().filter(old -> old.id() != stop.id()).toList());
    }

    public void deleteAll() {
        set(List.of());
    }

    /** Stops at accesses to a piece of data from now on; tells so. */
    void watch(Datum datum, WatchKind kind) {
        location(datum, kind).ifPresent(location -> {
            add(StopPoints.plain(0, text(datum, kind), location));
            model.tell(new Note(
                    "A message stops when " + datum.title() + " is " + verb(kind),
                    List.of(new Note.Detail("Show the breakpoints", Optional.of(new Link.PanelLink("stops"))))));
        });
    }

    private static Optional<Location> location(Datum datum, WatchKind kind) {
        return switch (datum) {
            case Datum.Bytes(var range) -> Optional.of(new Location.Memory(range, kind));
            case Datum.Local local -> Optional.of(new Location.Local(local.function(), local.index(), kind));
            case Datum.Global global -> Optional.of(new Location.Global(global.index(), kind));
            case Datum.Operand ignored -> Optional.empty();
            case Datum.Field ignored -> Optional.empty();
        };
    }

    private String text(Datum datum, WatchKind kind) {
        String what = switch (datum) {
            case Datum.Bytes(var range) -> "bytes[" + Format.hex(range.address()) + ", " + range.length() + "]";
            case Datum.Local local -> "$" + local.index() + " of " + function(local.function());
            case Datum.Global global -> "global." + (global.name().isEmpty() ? global.index() : global.name());
            default -> datum.title();
        };
        return what + " " + kind.name().toLowerCase(Locale.ROOT);
    }

    private String function(int index) {
        return model.picture()
                .get()
                .session()
                .image()
                .map(open -> open.image().module().displayName(index))
                .orElse("func " + index);
    }

    private static String verb(WatchKind kind) {
        return switch (kind) {
            case READ -> "read";
            case WRITE -> "written";
            case CHANGE -> "changed";
        };
    }

    private void each(UnaryOperator<StopPoint> change) {
        set(all().stream().map(change).toList());
    }

    private void set(List<StopPoint> stops) {
        model.ask(model.debug().stops(stops));
    }
}
