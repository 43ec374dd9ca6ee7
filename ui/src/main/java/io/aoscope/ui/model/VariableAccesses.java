package io.aoscope.ui.model;

import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.debug.time.Accesses.Kind;
import io.aoscope.engine.debug.time.Arrival;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Moment.Stack;
import io.aoscope.engine.debug.time.Moment.StackFrame;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Resume;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.Timeline;
import io.aoscope.engine.debug.time.Travel;
import io.aoscope.engine.debug.time.WatchKind;
import io.aoscope.engine.vm.TypedValue;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Notation;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Takes the focus to who set or read a local or a global, and tells what that was. */
final class VariableAccesses {
    private final WorkbenchModel model;

    /**
     * What was found.
     *
     * @param moment before the access, or, where there is none, where the call began
     * @param after the moment after it
     */
    private record Found(boolean any, Moment moment, Moment after) {}

    VariableAccesses(WorkbenchModel model) {
        this.model = model;
    }

    /** To an access of a local in the same call, before or after the focus. */
    void local(Datum.Local local, Kind kind, boolean back) {
        var where = new Location.Local(local.function(), local.index(), watch(kind));
        ask(local, where, kind, back);
    }

    /** To an access of a global, before or after the focus. */
    void global(Datum.Global global, Kind kind, boolean back) {
        ask(global, new Location.Global(global.index(), watch(kind)), kind, back);
    }

    private void ask(Datum datum, Location where, Kind kind, boolean back) {
        model.travel()
                .ask((history, at) -> find(history, at, datum, where, back), found -> show(found, datum, kind, back));
    }

    private static Found find(History history, Point at, Datum datum, Location where, boolean back)
            throws ExpressionException {
        Timeline timeline = history.timeline();
        Moment now = timeline.at(at);
        Optional<Expression> sameDepth = datum instanceof Datum.Local local
                ? Optional.of(Expression.read("depth == " + depth(now, local.frame())))
                : Optional.empty();
        var stop = new StopPoint(0, "", where, sameDepth, 1, Optional.empty(), false, true);
        var resume = new Resume(timeline, List.of(stop));
        // A watchpoint stops after the access; looking back, one that is visible here counts.
        Arrival arrival = back ? resume.backward(timeline.moved(at, 1)) : resume.forward(at);
        Point border = datum instanceof Datum.Local local
                ? border(timeline, at, local.frame(), back)
                : back ? timeline.first() : timeline.last();
        boolean inside =
                back ? arrival.at().compareTo(border) > 0 : arrival.at().compareTo(border) <= 0;
        boolean any = arrival.stop().isPresent() && inside;
        Point before = any ? timeline.moved(arrival.at(), -1) : border;
        return new Found(any, timeline.at(before), timeline.at(any ? arrival.at() : border));
    }

    private static int depth(Moment moment, int frame) {
        return moment.stack().map(stack -> stack.frames().size() - frame).orElse(0);
    }

    /** Where the call of a frame began, or will have ended. */
    private static Point border(Timeline timeline, Point at, int frame, boolean back) {
        var travel = new Travel(timeline);
        UnaryOperator<Point> out = back ? travel::backOut : travel::out;
        Point border = at;
        for (int i = 0; i <= frame; i++) {
            border = out.apply(border);
        }
        return border;
    }

    private void show(Found found, Datum datum, Kind kind, boolean back) {
        if (!found.any()) {
            model.tell(none(found, datum, kind, back));
            return;
        }
        model.travel().show(found.moment());
        StackFrame frame = found.moment().stack().orElseThrow().frames().getFirst();
        model.follow(new Link.Code(frame.functionIndex(), frame.instructionIndex()));
        String did = kind == Kind.WRITE ? " set " : " read ";
        model.tell(new Note(
                frame.name() + did + datum.title(),
                List.of(
                        new Note.Detail(
                                found.moment().at().toString(),
                                Optional.of(new Link.Time(found.moment().at().toString()))),
                        new Note.Detail(values(found, datum, kind), Optional.empty()))));
    }

    private static String values(Found found, Datum datum, Kind kind) {
        String before = value(found.moment(), datum);
        return kind == Kind.READ ? "its value is " + before : before + " became " + value(found.after(), datum);
    }

    /** The value at a moment at which the frame that accesses it is the innermost. */
    private static String value(Moment moment, Datum datum) {
        Optional<Stack> stack = moment.stack();
        Optional<TypedValue> value = switch (datum) {
            case Datum.Global global -> at(moment.globals(), global.index());
            case Datum.Local local ->
                stack.flatMap(frames -> at(frames.frames().getFirst().locals(), local.index()));
            default -> Optional.empty();
        };
        return value.map(Notation.DECIMAL::write).orElse("unknown");
    }

    private static Optional<TypedValue> at(List<TypedValue> values, int index) {
        return index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
    }

    private static Note none(Found found, Datum datum, Kind kind, boolean back) {
        String did = kind == Kind.WRITE ? "set" : "read";
        String title = "Nothing " + did + " " + datum.title() + (back ? " before" : " after") + " this moment";
        if (!(datum instanceof Datum.Local)) {
            boolean initial = kind == Kind.WRITE && back;
            return new Note(
                    title,
                    List.of(new Note.Detail(
                            initial
                                    ? "It is as the image begins with it."
                                    : "The whole recording was searched in this direction.",
                            Optional.empty())));
        }
        String at = found.moment().at().toString();
        String why = back
                ? "The call began at " + at + (kind == Kind.WRITE ? "; it has what was passed there, or zero" : "")
                : "The call ends at " + at;
        return new Note(Format.capital(title), List.of(new Note.Detail(why, Optional.of(new Link.Time(at)))));
    }

    private static WatchKind watch(Kind kind) {
        return kind == Kind.WRITE ? WatchKind.WRITE : WatchKind.READ;
    }
}
