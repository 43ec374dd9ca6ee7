package io.aoscope.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.time.Minimiser;
import io.aoscope.engine.debug.time.StoredSession;
import io.aoscope.engine.session.DraftWriter;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.SessionOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aoscope minimise}: the fewest messages, tags and characters that fail in the same way. */
@Command(
        name = "minimise",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Makes the log of a saved session smaller while it fails in the same way: fewer messages, tags and data."
                    + " Prints the messages as JSON for --message @FILE.",
            "Exit status: 0 it was made small, 1 no message fails, 2 bad usage or an unreadable file."
        })
final class MinimiseCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SESSION", description = "A session that was saved as .aoscope.")
    private Path file = Path.of("");

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws UserException {
        StoredSession stored = StoredSessions.read(file);
        SessionLog log = SessionLog.of(stored);
        SessionOptions options = stored.options(engine.session());
        ProcessImage image;
        try {
            image = ImageLoader.load(stored.image());
        } catch (ImageException e) {
            throw new UserException(file + ": " + e.getMessage());
        }
        Optional<Minimiser.Small> small =
                new Minimiser(image, options, stored.definition(), () -> false).minimise(log.drafts());
        if (small.isEmpty()) {
            spec.commandLine().getErr().println(file + ": no message of this session fails");
            spec.commandLine().getErr().flush();
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(document(small.get()).toPrettyString());
        out.flush();
        return 0;
    }

    private static ObjectNode document(Minimiser.Small small) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("failure")
                .put("kind", small.failure().kind())
                .put("message", small.failure().message())
                .put("device", small.failure().device())
                .put("pass", small.failure().pass());
        document.put("runs", small.runs());
        document.set("messages", DraftWriter.write(small.messages()));
        return document;
    }
}
