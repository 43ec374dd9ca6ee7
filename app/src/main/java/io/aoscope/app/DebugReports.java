package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.time.Coordinates;
import io.aoscope.engine.debug.time.Coordinates.BadCoordinateException;
import io.aoscope.engine.debug.time.Diff;
import io.aoscope.engine.debug.time.Locations;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Origin;
import io.aoscope.engine.debug.time.Origins;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Profile;
import io.aoscope.engine.debug.time.ProfileExport;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.debug.time.SessionFile;
import io.aoscope.engine.debug.time.Sessions;
import io.aoscope.engine.message.Value;
import io.aoscope.ui.kit.FileProblem;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The commands that compare, count and save. */
final class DebugReports {
    private static final int MOST_FUNCTIONS = 50;
    private static final int MOST_RANGES = 100;
    private static final int MOST_BYTES = 64;

    private final DebugState state;

    DebugReports(DebugState state) {
        this.state = state;
    }

    void register(DebugConsole console) {
        console.add(
                "diff COORDINATE COORDINATE",
                "what changed between two points: memory, globals, files, results",
                this::diff);
        console.add(
                "profile [SLOT] [--folded|--speedscope]",
                "the instructions of a slot by function, exactly counted; folded and speedscope by call path",
                this::profile);
        console.add(
                "origin PATH [SLOT]",
                "the bytes of the reply that a value such as results/outbox/1/data was read from, and where they come"
                        + " from",
                this::origin);
        console.add("hits FUNCTION [SLOT]", "how often each instruction of a function was executed", this::hits);
        console.add("save FILE", "saves the session with its branches as .aoscope", this::save);
    }

    private void diff(String arguments, ObjectNode answer) throws UserException, BadCoordinateException {
        String[] words = arguments.strip().split("\\s+", -1);
        if (words.length != 2) {
            throw new UserException("diff needs two coordinates, such as: diff s1.start s1.end");
        }
        Point from = Coordinates.read(words[0], state.timeline());
        Point to = Coordinates.read(words[1], state.timeline());
        Moment before = state.timeline().at(from);
        Moment after = state.timeline().at(to);
        Diff diff = Diff.of(before, after);
        answer.put("from", from.toString()).put("to", to.toString());
        diff.pagesBefore().ifPresent(pages -> answer.put("pagesBefore", pages));
        diff.pagesAfter().ifPresent(pages -> answer.put("pagesAfter", pages));
        ArrayNode pages = answer.putArray("changedPages");
        diff.pages().forEach(pages::add);
        answer.put("changedBytes", diff.bytes());
        ranges(answer, diff, before, after);
        ArrayNode globals = answer.putArray("globals");
        for (Diff.GlobalChange change : diff.globals()) {
            globals.addObject()
                    .put("index", change.index())
                    .put("before", change.before().bits())
                    .put("after", change.after().bits());
        }
        values(answer.putArray("files"), diff.files());
        values(answer.putArray("results"), diff.results());
    }

    private static void ranges(ObjectNode answer, Diff diff, Moment before, Moment after) {
        ArrayNode ranges = answer.putArray("ranges");
        HexFormat format = HexFormat.of();
        for (Range range : diff.ranges().stream().limit(MOST_RANGES).toList()) {
            Range shown = new Range(range.address(), Math.min(range.length(), MOST_BYTES));
            ranges.addObject()
                    .put("address", Format.hex(range.address()))
                    .put("length", range.length())
                    .put("before", format.formatHex(Diff.bytes(before, shown).bytes()))
                    .put("after", format.formatHex(Diff.bytes(after, shown).bytes()));
        }
        answer.put("allRanges", diff.complete() && diff.ranges().size() <= MOST_RANGES);
    }

    private static void values(ArrayNode list, List<Diff.ValueChange> changes) {
        for (Diff.ValueChange change : changes) {
            ObjectNode node = list.addObject().put("path", change.path());
            put(node, "before", change.before());
            put(node, "after", change.after());
        }
    }

    private static void put(ObjectNode node, String field, Optional<Value> value) {
        if (value.isPresent()) {
            node.put(field, value.get().display());
        } else {
            node.putNull(field);
        }
    }

    private void profile(String arguments, ObjectNode answer) throws UserException {
        String slot = arguments.replaceAll("--\\S*", "").strip();
        Profile profile = Profile.of(state.timeline(), slot(slot));
        answer.put("slot", slot(slot)).put("instructions", profile.instructions());
        if (arguments.contains("--folded")) {
            answer.put("folded", ProfileExport.folded(profile));
        } else if (arguments.contains("--speedscope")) {
            answer.set("speedscope", ProfileExport.speedscope(profile));
        } else if (arguments.contains("--")) {
            throw new UserException("profile knows --folded and --speedscope, and not " + arguments.strip());
        } else {
            ArrayNode functions = answer.putArray("functions");
            for (Profile.FunctionCost cost :
                    profile.functions().stream().limit(MOST_FUNCTIONS).toList()) {
                functions
                        .addObject()
                        .put("function", cost.index())
                        .put("name", cost.name())
                        .put("self", cost.self())
                        .put("total", cost.total())
                        .put("calls", cost.calls());
            }
            answer.put("allFunctions", profile.functions().size() <= MOST_FUNCTIONS);
        }
    }

    private void origin(String arguments, ObjectNode answer) throws UserException {
        String[] words = arguments.strip().split("\\s+", -1);
        try {
            Origin origin = new Origins(state.timeline()).of(slot(words.length > 1 ? words[1] : ""), words[0]);
            answer.put("path", "results/" + origin.path())
                    .put("value", origin.value().text());
            ArrayNode parts = answer.putArray("parts");
            for (Origin.Part part : origin.parts()) {
                ObjectNode node = parts.addObject()
                        .put("from", part.from())
                        .put("length", part.length())
                        .put(
                                "text",
                                new String(
                                        origin.value().bytes(part.from(), part.from() + part.length()),
                                        StandardCharsets.UTF_8))
                        .put("address", Format.hex(part.reply().address()))
                        .put("bytes", part.reply().length());
                ArrayNode chain = node.putArray("chain");
                part.chain().forEach(access -> chain.add(DebugJson.access(access)));
            }
        } catch (Origins.NoOriginException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    private void hits(String arguments, ObjectNode answer) throws UserException {
        String[] words = arguments.strip().split("\\s+", -1);
        int function = Locations.index(words[0], state.module())
                .orElseThrow(() -> new UserException("the image has no function \"" + words[0] + "\""));
        Profile profile = Profile.of(state.timeline(), slot(words.length > 1 ? words[1] : ""));
        answer.put("function", function).put("name", state.module().displayName(function));
        ArrayNode hits = answer.putArray("hits");
        for (long count : profile.hits().getOrDefault(function, new long[0])) {
            hits.add(count);
        }
    }

    private int slot(String text) throws UserException {
        int slot = text.isEmpty() ? state.at().slot() : (int) DebugJson.count(text, "a slot");
        if (!state.timeline().has(Point.start(slot))) {
            throw new UserException("there is no slot " + slot + "; slots lists them");
        }
        return slot;
    }

    private void save(String arguments, ObjectNode answer) throws UserException {
        if (arguments.isBlank()) {
            throw new UserException("save needs a file, such as: save session.aoscope");
        }
        Path file = UserPath.of(arguments.strip());
        byte[] bytes = SessionFile.encode(Sessions.store(state.history()));
        try {
            WholeFile.write(file, bytes);
        } catch (IOException e) {
            throw new UserException(file + ": cannot be written: " + FileProblem.why(e) + "; choose another place");
        }
        answer.put("file", file.toString()).put("bytes", bytes.length);
    }
}
