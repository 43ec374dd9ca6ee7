package io.aoscope.ui.process;

import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FileProblem;
import io.aoscope.ui.kit.WholeFile;
import io.aoscope.ui.model.Note;
import io.aoscope.ui.model.WorkbenchModel;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Definitions in files, as {@code aoscope run --process} reads them. */
final class DefinitionFiles {
    private final WorkbenchModel model;
    private final ProcessViewModel view;
    private final Background work;

    DefinitionFiles(WorkbenchModel model, ProcessViewModel view, Background work) {
        this.model = model;
        this.view = view;
        this.work = work;
    }

    /** A text, or why there is none. */
    private record Read(String text, String problem) {}

    /** Reads a file into the form; a failure is reported. */
    void open(Path file) {
        work.run(cancelled -> read(file), read -> {
            try {
                if (read.problem.isEmpty()) {
                    view.load(read.text, file.toString());
                } else {
                    model.report(new SessionException(read.problem));
                }
            } catch (BadDraftException e) {
                model.report(new SessionException(e.getMessage()));
            }
        });
    }

    private static Read read(Path file) {
        try {
            return new Read(Files.readString(file), "");
        } catch (CharacterCodingException e) {
            return new Read("", file + ": not UTF-8 text; save it as UTF-8 JSON");
        } catch (IOException e) {
            return new Read("", file + ": the file cannot be read (" + FileProblem.why(e) + "); choose another file");
        }
    }

    /** Writes the definition into a file. */
    void save(Path file) {
        String text = view.definition().get().write() + "\n";
        work.run(
                cancelled -> {
                    try {
                        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
                        return "";
                    } catch (IOException e) {
                        return file + ": the file cannot be written (" + FileProblem.why(e) + "); choose another place";
                    }
                },
                problem -> {
                    if (problem.isEmpty()) {
                        model.tell(new Note("Saved as " + file, List.of()));
                    } else {
                        model.report(new SessionException(problem));
                    }
                });
    }
}
