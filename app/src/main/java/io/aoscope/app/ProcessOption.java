package io.aoscope.app;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.ProcessDefinition;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the process is made of beyond its image. */
final class ProcessOption {
    @Option(
            names = "--process",
            paramLabel = "FILE",
            description = {
                "A JSON object with keys of the process: device-stack, passes, output-prefix, output-prefixes,"
                        + " function, params, and stdlib with a device for each module of imports. Without it the"
                        + " process has the five devices of aos."
            })
    private @Nullable Path file;

    /**
     * @throws UserException naming the file, the place and the remedy
     */
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
