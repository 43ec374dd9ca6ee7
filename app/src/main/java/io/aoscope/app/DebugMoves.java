package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.time.Arrival;
import io.aoscope.engine.debug.time.Coordinates;
import io.aoscope.engine.debug.time.History.HistoryException;
import io.aoscope.engine.debug.time.LineTravel;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Locations;
import io.aoscope.engine.debug.time.Locations.BadLocationException;
import io.aoscope.engine.debug.time.Moment.StackFrame;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Resume;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.Timeline;
import io.aoscope.engine.debug.time.Travel;
import io.aoscope.engine.debug.time.Undecided;
import io.aoscope.engine.session.MessageDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that move the focus. */
final class DebugMoves {
    private static final Pattern STEP = Pattern.compile("(?<line>line\\b)?\\s*(?<count>\\S+)?");

    private final DebugState state;

    DebugMoves(DebugState state) {
        this.state = state;
    }

    void register(DebugConsole console) {
        console.add("send M", "sends a message; stops at the first stop point, or at the slot's end", this::send);
        console.add(
                "continue",
                "goes on to the next stop point",
                (arguments, answer) -> arrive(new Resume(state.timeline(), state.stops()).forward(state.at()), answer));
        console.add(
                "reverse-continue",
                "goes back to the previous stop point",
                (arguments, answer) ->
                        arrive(new Resume(state.timeline(), state.stops()).backward(state.at()), answer));
        console.add(
                "step [line] [N]",
                "N stops forward, or lines of source, into calls",
                (arguments, answer) ->
                        step(arguments, by -> timeline().moved(state.at(), by), LineTravel::into, answer));
        console.add(
                "back [line] [N]",
                "N stops, or lines, back",
                (arguments, answer) ->
                        step(arguments, by -> timeline().moved(state.at(), -by), LineTravel::backInto, answer));
        console.add(
                "step-over [line] [N]",
                "over one instruction, or line, calls run whole",
                (arguments, answer) -> step(arguments, times(travel()::over), LineTravel::over, answer));
        console.add(
                "step-out [line] [N]",
                "to after the return of the function, or to the line that called it",
                (arguments, answer) -> step(arguments, times(travel()::out), LineTravel::out, answer));
        console.add(
                "back-over [line] [N]",
                "over one instruction, or line, back, calls taken back whole",
                (arguments, answer) -> step(arguments, times(travel()::backOver), LineTravel::backOver, answer));
        console.add(
                "back-out [line] [N]",
                "to the call of the function, or the beginning of the line that called it",
                (arguments, answer) -> step(arguments, times(travel()::backOut), LineTravel::backOut, answer));
        console.add("to LOCATION", "forward to an instruction", (arguments, answer) -> cursor(arguments, true, answer));
        console.add(
                "back-to LOCATION", "back to an instruction", (arguments, answer) -> cursor(arguments, false, answer));
        console.add(
                "seek COORDINATE",
                "goes to a point, such as s1.p1.wasm-64+48213 or s1+50%",
                (arguments, answer) -> go(Coordinates.read(arguments, state.timeline()), answer));
        console.add("where", "where the focus is, with the call stack", (arguments, answer) -> where(answer));
        console.add("frame N", "makes a frame the one that is looked at, 0 the innermost", this::frame);
    }

    private Timeline timeline() {
        return state.timeline();
    }

    private Travel travel() {
        return new Travel(state.timeline());
    }

    private void send(String arguments, ObjectNode answer) throws UserException, HistoryException {
        List<MessageDraft> drafts = Messages.read(arguments);
        for (MessageDraft draft : drafts) {
            Timeline before = state.timeline();
            Point end = state.at();
            state.history().send(draft, end, "");
            if (state.timeline() != before) {
                answer.put("branch", state.history().branch().name());
            }
            int slot = state.timeline().last().slot();
            DebugJson.slot(answer, state.timeline().recording().slots().getLast());
            Point previous = Point.end(slot - 1);
            Arrival arrival = state.stops().isEmpty()
                    ? Arrival.at(state.timeline().last())
                    : new Resume(state.timeline(), state.stops()).forward(previous);
            arrive(arrival, answer);
        }
    }

    private void arrive(Arrival arrival, ObjectNode answer) {
        state.at(arrival.at());
        Optional<StopPoint> stop = arrival.stop();
        stop.ifPresent(met -> answer.putObject("stop").put("id", met.id()).put("location", met.text()));
        if (stop.isEmpty()) {
            answer.putNull("stop");
        }
        if (!arrival.log().isEmpty()) {
            ArrayNode log = answer.putArray("log");
            arrival.log().forEach(log::add);
        }
        if (!arrival.undecided().isEmpty()) {
            ArrayNode undecided = answer.putArray("undecided");
            arrival.undecided()
                    .forEach(one -> undecided
                            .addObject()
                            .put("id", one.stop().id())
                            .put("at", one.at())
                            .put("why", one.why()));
        }
        stop.filter(StopPoint::once).ifPresent(met -> state.remove(met.id()));
        DebugJson.instruction(answer, state);
    }

    private LongFunction<Point> times(UnaryOperator<Point> step) {
        return count -> {
            Point at = state.at();
            for (long i = 0; i < count; i++) {
                at = step.apply(at);
            }
            return at;
        };
    }

    /** Of several steps by line each begins where the one before ended, up to the first stop point. */
    private void step(String arguments, LongFunction<Point> instructions, LineWay line, ObjectNode answer)
            throws UserException {
        Matcher words = STEP.matcher(arguments.strip());
        if (!words.matches()) {
            throw new UserException(arguments + " is no step; write a number, line, or line and a number");
        }
        long count = words.group("count") == null ? 1 : DebugJson.count(words.group("count"), "a number of steps");
        if (words.group("line") == null) {
            go(instructions.apply(count), answer);
            return;
        }
        if (timeline().recording().image().lines().statements().isEmpty()) {
            throw new UserException(Locations.NO_LINES);
        }
        List<String> log = new ArrayList<>();
        List<Undecided> undecided = new ArrayList<>();
        Arrival arrival = Arrival.at(state.at());
        for (long i = 0; i < count && arrival.stop().isEmpty(); i++) {
            arrival = line.step(new LineTravel(timeline(), state.stops()), arrival.at());
            log.addAll(arrival.log());
            undecided.addAll(arrival.undecided());
        }
        arrive(new Arrival(arrival.at(), arrival.stop(), log, undecided), answer);
    }

    /** A step by line. */
    @FunctionalInterface
    private interface LineWay {
        Arrival step(LineTravel travel, Point from);
    }

    private void cursor(String arguments, boolean forward, ObjectNode answer)
            throws BadLocationException, UserException {
        List<Location.Instruction> places = switch (Locations.read(arguments, state.module())) {
            case Location.Instruction place -> List.of(place);
            case Location.Line line -> line.places();
            default ->
                throw new UserException(
                        arguments + " is no instruction; write handle, handle+3, 0x1a4 or counter.c:12");
        };
        Optional<Point> found =
                forward ? travel().toCursor(state.at(), places) : travel().backToCursor(state.at(), places);
        go(
                found.orElseThrow(() -> new UserException(arguments + " is not reached "
                        + (forward ? "before the end" : "after the beginning") + " of the recording")),
                answer);
    }

    private void go(Point point, ObjectNode answer) {
        state.at(point);
        DebugJson.instruction(answer, state);
    }

    private void where(ObjectNode answer) {
        DebugJson.where(answer, state);
    }

    private void frame(String arguments, ObjectNode answer) throws UserException {
        long number = DebugJson.count(arguments, "a frame, 0 for the innermost");
        List<StackFrame> frames = state.stack().frames();
        if (number >= frames.size()) {
            throw new UserException("there is no frame " + number + "; there are " + frames.size() + ", from 0");
        }
        state.frame((int) number);
        answer.set("frame", DebugJson.frame((int) number, frames.get((int) number), state));
    }
}
