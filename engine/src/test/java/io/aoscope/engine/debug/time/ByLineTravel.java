package io.aoscope.engine.debug.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.ByLine;
import io.aoscope.engine.debug.StopPoints;
import io.aoscope.engine.session.MessageDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A recording of the image {@link ByLine}, and places in it by function and line. */
record ByLineTravel(Timeline timeline) {
    /** Where the message stands before and after it runs lines. */
    static final String BEFORE = "s1.p1.json-iface.end";

    static final String AFTER = "s1.p1.wasm-64.end";

    static ByLineTravel recorded() throws Exception {
        return new ByLineTravel(Recordings.image(ByLine.image(), MessageDraft.action("Go"), MessageDraft.action("Go")));
    }

    Point over(Point from) {
        return travel().over(from).at();
    }

    StopPoint stop(String location) throws Exception {
        return StopPoints.plain(
                1,
                location,
                Locations.read(location, timeline.recording().image().module()));
    }

    /** Where steps of a kind lead, as function and line. */
    List<String> walk(String from, BiFunction<LineTravel, Point, Arrival> step, String to) throws Exception {
        List<String> way = new ArrayList<>();
        Point at = Coordinates.read(from, timeline);
        while (!at.toString().equals(to) && way.size() < 1_000) {
            at = step.apply(travel(), at).at();
            way.add(line(at));
        }
        return way;
    }

    Point at(String line) throws Exception {
        return find(line, 1);
    }

    /** The n-th time that stepping into begins a line. */
    Point find(String line, int nth) throws Exception {
        Point at = point(BEFORE);
        int left = nth;
        while (true) {
            at = travel().into(at).at();
            if (line(at).equals(line) && --left == 0) {
                return at;
            }
            assertThat(at).isLessThan(point(AFTER));
        }
    }

    LineTravel travel() {
        return new LineTravel(timeline, List.of());
    }

    Point point(String text) throws Exception {
        return Coordinates.read(text, timeline);
    }

    int depth(Point at) {
        return timeline.at(at).stack().orElseThrow().frames().size();
    }

    String instruction(Point at) {
        var stack = timeline.at(at).stack().orElseThrow();
        return AccessText.text(stack, stack.frames().getFirst());
    }

    String line(Point at) {
        return timeline.at(at)
                .stack()
                .map(stack -> stack.places().getFirst())
                .map(place -> ByLine.line(timeline.recording().image(), place.function(), place.instruction()))
                .orElse(at.toString());
    }
}
