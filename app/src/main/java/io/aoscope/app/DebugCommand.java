package io.aoscope.app;

import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.Sessions;
import io.aoscope.engine.debug.time.StoredSession;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.ui.kit.FileProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aoscope debug}: commands in, one JSON object a line out. */
@Command(
        name = "debug",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Spawns a process from IMAGE, sends the messages, and then reads commands, one a line, from the script or"
                    + " standard input. Each is answered by one JSON object on a line. The command help lists them.",
            "Exit status: 0 every command was carried out, 1 one was not, 2 bad usage or an unreadable file."
        })
final class DebugCommand implements Callable<Integer> {
    @Mixin
    private final ImageFile image = new ImageFile();

    @Mixin
    private final Messages messages = new Messages();

    @Mixin
    private final ProcessOption process = new ProcessOption();

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    @Option(
            names = "--session",
            paramLabel = "FILE",
            description = {"A session that was saved as .aoscope, of this image: it is run again, and goes on."})
    private @Nullable Path session;

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = {"Commands, one a line; empty lines and lines that begin with # are passed over."})
    private @Nullable Path script;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws UserException {
        List<MessageDraft> drafts = messages.read();
        ProcessImage loaded = image.load();
        History history = session == null
                ? new History(
                        loaded,
                        engine.session(),
                        process.read(loaded, spec.commandLine().getErr()),
                        () -> false)
                : open(loaded, session);
        DebugConsole console =
                new DebugConsole(new DebugState(history), spec.commandLine().getOut());
        console.begin(drafts);
        try (BufferedReader commands = commands()) {
            return console.run(commands) ? 0 : 1;
        } catch (IOException e) {
            throw new UserException("the commands cannot be read: " + FileProblem.why(e));
        }
    }

    /** Runs a saved session again, and says on standard error what came out otherwise. */
    private History open(ProcessImage loaded, Path file) throws UserException {
        StoredSession stored = StoredSessions.read(file);
        String theirs = ImageLoader.sha256(stored.image().bytes());
        if (!theirs.equals(loaded.sha256())) {
            throw new UserException(file + ": recorded with another image (SHA-256 " + theirs.substring(0, 12)
                    + "…, this is " + loaded.sha256().substring(0, 12)
                    + "…); give the image it was recorded with, or compare the two with aoscope compare");
        }
        Sessions.Replayed replayed = StoredSessions.replay(stored, engine.session(), file);
        replayed.differences().forEach(difference -> spec.commandLine().getErr().println("warning: " + difference));
        spec.commandLine().getErr().flush();
        return replayed.history();
    }

    private BufferedReader commands() throws UserException {
        if (script == null) {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
        return new BufferedReader(new StringReader(Messages.utf8(ImageFile.read(script, "script"), script)));
    }
}
