package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.debug.expression.Template;
import io.aoscope.engine.debug.time.ConditionCheck;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Locations;
import io.aoscope.engine.debug.time.Locations.BadLocationException;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.WatchKind;
import io.aoscope.engine.debug.time.WatchTargets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands about breakpoints and watchpoints. */
final class DebugStops {
    private static final Pattern OPTIONS = Pattern.compile(
            "(.+?)(?:\\s+if\\s+(.+?))?(?:\\s+times\\s+(\\d{1,18}))?(\\s+once)?(?:\\s+log\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern WATCH = Pattern.compile("(.+?)\\s+(read|write|change)", Pattern.CASE_INSENSITIVE);

    private final DebugState state;

    DebugStops(DebugState state) {
        this.state = state;
    }

    void register(DebugConsole console) {
        console.add(
                "break LOCATION [if EXPR] [times N] [once] [log TEXT]",
                "stops at a function, func+instruction, 0xOFFSET, FILE:LINE, host NAME, device NAME, trap, exception or"
                        + " growth",
                this::breakpoint);
        console.add(
                "watch EXPR read|write|change",
                "stops after an access to u32[…], bytes[address, length], global.name or $local",
                this::watch);
        console.add("delete N", "deletes a stop point", this::delete);
        console.add("enable N", "switches a stop point on", (arguments, answer) -> enable(arguments, true, answer));
        console.add("disable N", "switches a stop point off", (arguments, answer) -> enable(arguments, false, answer));
        console.add("stops", "lists the stop points", (arguments, answer) -> list(answer));
    }

    private void breakpoint(String arguments, ObjectNode answer)
            throws BadLocationException, ExpressionException, UserException {
        Matcher options = OPTIONS.matcher(arguments.strip());
        if (!options.matches()) {
            throw new UserException("break needs a location; write for example: break handle if $0 == 5");
        }
        add(options, Locations.read(location(options.group(1)), state.module()), answer);
    }

    /** Where an option was meant that is none, the location would not be found for a reason that misleads. */
    private static String location(String text) throws UserException {
        for (String word : List.of("if", "times", "log")) {
            if (text.matches("(?s).+\\s" + word + "(\\s.*)?")) {
                throw new UserException(word + " needs "
                        + (word.equals("times") ? "a number" : word.equals("if") ? "an expression" : "a text")
                        + " behind it; write for example: break handle if $0 == 5 times 3 log now {$0}");
            }
        }
        return text;
    }

    private void watch(String arguments, ObjectNode answer)
            throws BadLocationException, ExpressionException, UserException {
        Matcher options = OPTIONS.matcher(arguments.strip());
        Matcher watch = WATCH.matcher(options.matches() ? options.group(1) : "");
        if (!watch.matches()) {
            throw new UserException("watch needs what and how; write for example: watch u32[0x1000] write");
        }
        WatchKind kind = WatchKind.valueOf(watch.group(2).toUpperCase(Locale.ROOT));
        add(options, WatchTargets.read(watch.group(1), kind, state.moment(), state.frame(), state.module()), answer);
    }

    private void add(Matcher options, Location location, ObjectNode answer) throws ExpressionException, UserException {
        if (options.group(3) != null && Long.parseLong(options.group(3)) == 0) {
            throw new UserException("times 0 is no hit; write times 1 for every one");
        }
        Optional<Expression> condition =
                options.group(2) == null ? Optional.empty() : Optional.of(Expression.read(options.group(2)));
        Optional<Template> log =
                options.group(5) == null ? Optional.empty() : Optional.of(Template.read(options.group(5)));
        ConditionCheck.check(condition.map(Expression::asks).orElse(List.of()), location, state.module());
        ConditionCheck.check(log.map(Template::asks).orElse(List.of()), location, state.module());
        StopPoint stop = new StopPoint(
                state.nextId(),
                options.group(1),
                location,
                condition,
                options.group(3) == null ? 1 : Long.parseLong(options.group(3)),
                log,
                options.group(4) != null,
                true);
        state.add(stop);
        answer.put("id", stop.id());
        DebugJson.location(answer, location, state.module());
    }

    private void delete(String arguments, ObjectNode answer) throws UserException {
        StopPoint stop = find(arguments);
        state.remove(stop.id());
        answer.put("deleted", stop.id());
    }

    private void enable(String arguments, boolean enabled, ObjectNode answer) throws UserException {
        StopPoint old = find(arguments);
        state.replace(new StopPoint(
                old.id(), old.text(), old.location(), old.condition(), old.times(), old.log(), old.once(), enabled));
        answer.put("id", old.id()).put("enabled", enabled);
    }

    private void list(ObjectNode answer) {
        ArrayNode list = answer.putArray("stops");
        for (StopPoint stop : state.stops()) {
            ObjectNode node = list.addObject().put("id", stop.id()).put("location", stop.text());
            stop.condition().ifPresent(condition -> node.put("if", condition.text()));
            node.put("times", stop.times()).put("once", stop.once()).put("enabled", stop.enabled());
            stop.log().ifPresent(log -> node.put("log", log.toString()));
        }
    }

    private StopPoint find(String arguments) throws UserException {
        long id = DebugJson.count(arguments, "the number of a stop point");
        return state.stops().stream()
                .filter(stop -> stop.id() == id)
                .findFirst()
                .orElseThrow(() -> new UserException("there is no stop point " + id + "; stops lists them"));
    }
}
