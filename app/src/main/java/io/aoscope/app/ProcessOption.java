package io.aoscope.app;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.session.DefinitionCheck;
import io.aoscope.engine.session.DefinitionProblem;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the process is made of beyond its image. */
final class ProcessOption {
    @Option(
            names = "--process",
            paramLabel = "FILE",
            description = {
                "A JSON object with keys of the process: device-stack, passes, output-prefix, output-prefixes,"
                    + " input-prefixes, stack-keys, function, params, patch-from, stdlib with a device for each module"
                    + " of imports, and wasi with what the image sees. Without it the process has the five devices of"
                    + " aos."
            })
    private @Nullable Path file;

    /**
     * Reads the definition and says what is to be said about it.
     *
     * @throws UserException naming the file, the place and the remedy
     */
    ProcessDefinition read(ProcessImage image, PrintWriter err) throws UserException {
        ProcessDefinition definition = read();
        for (DefinitionProblem problem : check(Optional.of(image))) {
            err.println(file + ": " + problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem.text());
        }
        err.flush();
        return definition;
    }

    /** Whether a definition is given. */
    boolean given() {
        return file != null;
    }

    /** What is to be said about the definition, for an image where there is one; nothing without a definition. */
    List<DefinitionProblem> check(Optional<ProcessImage> image) throws UserException {
        return given() ? DefinitionCheck.of(read(), Devices.installed(), image.map(ProcessImage::module)) : List.of();
    }

    /** The definition, or that of aos. */
    ProcessDefinition read() throws UserException {
        Path named = file;
        if (named == null) {
            return ProcessDefinition.AOS;
        }
        try {
            String text = Messages.utf8(ImageFile.read(named, "process definition"), named);
            return ProcessDefinition.read(text, named.toString(), Devices.installed());
        } catch (BadDraftException e) {
            throw new UserException(e.getMessage());
        }
    }
}
