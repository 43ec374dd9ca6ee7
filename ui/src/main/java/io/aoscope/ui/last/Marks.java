package io.aoscope.ui.last;

import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.time.Bookmark;
import io.aoscope.engine.debug.time.Coordinates;
import io.aoscope.engine.debug.time.Coordinates.BadCoordinateException;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.last.LastSession.Kept;
import io.aoscope.ui.last.LastSession.KeptBookmark;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Note;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Breakpoints and bookmarks on their way into what is kept and back. On the JavaFX thread. */
final class Marks {
    private final WorkbenchModel model;
    private final Background work;
    private final List<Note.Detail> leftOut = new ArrayList<>();

    /** What was kept, as far as it fits. */
    private record Fit(List<StopPoint> stops, List<Note.Detail> leftOut) {}

    Marks(WorkbenchModel model, Background work) {
        this.model = model;
        this.work = work;
    }

    static List<KeptStop> stops(SessionView view) {
        return view.image().stream()
                .map(open -> open.image().module())
                .flatMap(module -> view.stops().stream().map(stop -> KeptStop.of(stop, module)))
                .toList();
    }

    /** Those of the branch that the process is on, which are the messages that are sent again. */
    static List<KeptBookmark> bookmarks(SessionView view) {
        String branch = view.branch().orElse(History.MAIN);
        return view.bookmarks().stream()
                .filter(bookmark -> bookmark.branch().equals(branch))
                .map(bookmark -> new KeptBookmark(bookmark.at().toString(), bookmark.note()))
                .toList();
    }

    /** What did not fit so far, a line each. */
    List<Note.Detail> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Takes the breakpoints away at which messages that are sent again would pause. */
    void clear(Runnable then) {
        if (model.debug().view().stops().isEmpty()) {
            then.run();
        } else {
            model.ask(model.debug().stops(List.of()), view -> then.run(), then);
        }
    }

    /**
     * Sets those of a process in the selected one, which has its messages.
     *
     * @param whose what stands after the name of one that is left out
     */
    void bring(Kept kept, String whose, Runnable then) {
        Optional<WasmModule> module =
                model.debug().view().image().map(open -> open.image().module());
        if (kept.stops().isEmpty() || module.isEmpty()) {
            mark(kept, whose, then);
            return;
        }
        work.run(cancelled -> fit(kept.stops(), whose, module.get()), fit -> {
            leftOut.addAll(fit.leftOut());
            Runnable next = () -> mark(kept, whose, then);
            model.ask(model.debug().stops(fit.stops()), view -> next.run(), next);
        });
    }

    private static Fit fit(List<KeptStop> kept, String whose, WasmModule module) {
        List<StopPoint> stops = new ArrayList<>();
        List<Note.Detail> leftOut = new ArrayList<>();
        for (KeptStop stop : kept) {
            try {
                stops.add(stop.in(module, stops.size() + 1));
            } catch (SessionException e) {
                leftOut.add(new Note.Detail(
                        "The breakpoint " + stop.text() + whose + " is left out: " + e.getMessage(),
                        Optional.of(new Link.PanelLink("stops"))));
            }
        }
        return new Fit(stops, leftOut);
    }

    private void mark(Kept kept, String whose, Runnable then) {
        if (kept.bookmarks().isEmpty()) {
            then.run();
            return;
        }
        model.ask(
                model.debug().time(history -> mark(kept.bookmarks(), whose, history)),
                missing -> {
                    leftOut.addAll(missing);
                    then.run();
                },
                then);
    }

    private static List<Note.Detail> mark(List<KeptBookmark> kept, String whose, History history) {
        List<Note.Detail> leftOut = new ArrayList<>();
        for (KeptBookmark bookmark : kept) {
            try {
                history.bookmark(new Bookmark(
                        history.branch().name(), Coordinates.read(bookmark.at(), history.timeline()), bookmark.note()));
            } catch (BadCoordinateException e) {
                String note = bookmark.note().isEmpty() ? "" : " “" + bookmark.note() + "”";
                leftOut.add(new Note.Detail(
                        "The bookmark " + bookmark.at() + note + whose + " is left out: " + e.getMessage(),
                        Optional.empty()));
            }
        }
        return List.copyOf(leftOut);
    }
}
