package io.aoscope.ui.last;

import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.ui.kit.Dialogs.FileKind;
import io.aoscope.ui.model.ImageOpener;
import io.aoscope.ui.model.WorkbenchModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Opens what the user hands over, whichever kind of file it is: a session by its ending, anything else as an image. */
public final class AnyFile {
    private static final String SESSION = ".aoscope";

    private final WorkbenchModel model;
    private final ImageOpener images;
    private final SessionFiles sessions;

    public AnyFile(WorkbenchModel model, ImageOpener images, SessionFiles sessions) {
        this.model = model;
        this.images = images;
        this.sessions = sessions;
    }

    /** The kinds of files for a dialog, all of them first. */
    public static List<FileKind> kinds() {
        List<FileKind> kinds = new ArrayList<>(ImageOpener.IMAGES);
        kinds.addAll(SessionFiles.KINDS);
        List<String> patterns = kinds.stream()
                .flatMap(kind -> kind.patterns().stream())
                .distinct()
                .toList();
        kinds.addFirst(new FileKind("Images and sessions", patterns));
        return List.copyOf(kinds);
    }

    /** Opens a file in the place of the selected process, or of the session. */
    public void open(Path file) {
        if (isSession(file)) {
            sessions.open(file);
        } else {
            images.open(file);
        }
    }

    /** Opens several: the first image in the place of the selected process, the others beside it; a session only alone. */
    public void open(List<Path> files) {
        if (files.size() == 1) {
            open(files.getFirst());
        } else if (files.stream().anyMatch(AnyFile::isSession)) {
            model.report(new SessionException(
                    "A session takes the place of all that is open. Open its " + SESSION + " file alone."));
        } else if (!files.isEmpty()) {
            images.open(files.getFirst(), () -> beside(files.subList(1, files.size())));
        }
    }

    private void beside(List<Path> files) {
        if (!files.isEmpty()) {
            Path file = files.getFirst();
            Runnable others = () -> beside(files.subList(1, files.size()));
            images.openBeside(file, ProcessDefinition.AOS, stem(file), others, others);
        }
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static boolean isSession(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(SESSION);
    }
}
