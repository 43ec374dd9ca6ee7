package io.aoscope.ui.last;

import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.time.SessionFile;
import io.aoscope.engine.debug.time.Sessions;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.Dialogs.FileKind;
import io.aoscope.ui.kit.FileProblem;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.WholeFile;
import io.aoscope.ui.model.Conditions;
import io.aoscope.ui.model.ImageOpener;
import io.aoscope.ui.model.Note;
import io.aoscope.ui.model.WorkbenchModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Saves the session with all its branches to a file, and opens such a file. */
public final class SessionFiles {
    static final List<FileKind> KINDS = List.of(new FileKind("Sessions of AOScope", List.of("*.aoscope")));
    private static final int MOST_TOLD = 20;

    private final WorkbenchModel model;
    private final ImageOpener opener;
    private final Dialogs dialogs;
    private final Background work;

    /** What came of work with a file: its bytes, or why there are none. */
    private record Outcome(byte[] bytes, Optional<String> problem) {}

    public SessionFiles(WorkbenchModel model, ImageOpener opener, Dialogs dialogs, Background work) {
        this.model = model;
        this.opener = opener;
        this.dialogs = dialogs;
        this.work = work;
    }

    /** Opening and saving. */
    public List<Action> actions() {
        return List.of(
                Action.of("session-open", "Open session…", Icons.OPEN, this::chooseOpen)
                        .key("Shortcut+Alt+O")
                        .when(Conditions.on(
                                model,
                                session -> session.run() == RunState.IDLE || session.run() == RunState.NO_IMAGE)),
                Action.of("session-save", "Save session…", Icons.SAVE, this::chooseSave)
                        .key("Shortcut+S")
                        .when(Conditions.on(model, session -> session.image().isPresent())));
    }

    private void chooseOpen() {
        dialogs.chooseOpen("Open a session", KINDS).ifPresent(this::open);
    }

    private void chooseSave() {
        String name = model.picture()
                .get()
                .session()
                .image()
                .map(open -> open.image().source().stem())
                .orElse("session");
        dialogs.chooseSave("Save the session", name + ".aoscope", KINDS).ifPresent(this::save);
    }

    /** Opens a session file; a bad one is told, and what was open stays open. */
    public void open(Path file) {
        work.run(cancelled -> read(file), read -> {
            if (read.problem().isPresent()) {
                model.report(new SessionException(read.problem().get()));
            } else {
                open(file, read.bytes());
            }
        });
    }

    private void open(Path file, byte[] bytes) {
        model.travel()
                .work(
                        () -> model.debug()
                                .openSession(bytes, file.getFileName().toString()),
                        differences -> {
                            opener.openedSession(file);
                            model.focusNow();
                            tell(file, differences);
                        },
                        model::report);
    }

    private void tell(Path file, List<String> differences) {
        String name = String.valueOf(file.getFileName());
        if (differences.isEmpty()) {
            model.tell(new Note(
                    "Session " + name + " is open",
                    List.of(new Note.Detail("Every message came out as recorded.", Optional.empty()))));
        } else {
            model.tell(new Note(
                    "Session " + name + " is open, and " + Format.count(differences.size(), "slot came", "slots came")
                            + " out otherwise",
                    differences.stream()
                            .limit(MOST_TOLD)
                            .map(line -> new Note.Detail(line, Optional.empty()))
                            .toList()));
        }
    }

    /** Saves the session as it is; a file that is there is replaced whole. */
    public void save(Path file) {
        model.ask(
                model.debug().time(history -> SessionFile.encode(Sessions.store(history))),
                bytes -> work.run(cancelled -> write(file, bytes), written -> {
                    if (written.problem().isPresent()) {
                        model.report(new SessionException(written.problem().get()));
                    } else {
                        model.tell(new Note(
                                "The session is saved",
                                List.of(new Note.Detail(file + ", " + Format.bytes(bytes.length), Optional.empty()))));
                    }
                }));
    }

    private static Outcome read(Path file) {
        try {
            return new Outcome(WholeFile.read(file), Optional.empty());
        } catch (IOException e) {
            return new Outcome(
                    new byte[0],
                    Optional.of("The session " + file + " cannot be read (" + FileProblem.why(e)
                            + "). Choose another file."));
        }
    }

    private static Outcome write(Path file, byte[] bytes) {
        try {
            WholeFile.write(file, bytes);
            return new Outcome(bytes, Optional.empty());
        } catch (IOException e) {
            return new Outcome(
                    bytes,
                    Optional.of("The session cannot be saved to " + file + " (" + FileProblem.why(e)
                            + "). Choose another place."));
        }
    }
}
