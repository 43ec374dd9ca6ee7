package io.aoscope.app;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.WasiSetup;
import io.aoscope.engine.session.WasiSetupReader;
import io.aoscope.ui.kit.FileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the image sees through WASI. */
final class WasiOptions {
    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "A variable of the environment; may be given more than once.")
    private List<String> environment = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "GUEST=HOST",
            description = {
                "Copies a file, or a folder with all that is in it, into the files of the process; may be given more"
                        + " than once."
            })
    private List<String> files = new ArrayList<>();

    @Option(names = "--stdin", paramLabel = "FILE", description = "What the image reads from standard input.")
    private @Nullable Path input;

    @Option(
            names = "--clock",
            paramLabel = "TIME",
            description = {
                "Where the clock of the image stands: 2026-01-01T12:00:00Z, or nanoseconds since 1970 (default 0)."
            })
    private @Nullable String clock;

    @Option(names = "--seed", paramLabel = "TEXT", description = "Determines the randomness of the image.")
    private @Nullable String seed;

    /** @throws UserException naming the option and the remedy */
    WasiSetup setup(List<String> arguments) throws UserException {
        try {
            Map<String, Binary> contents = new LinkedHashMap<>();
            for (String file : files) {
                addFile(file, contents);
            }
            if (input != null) {
                contents.put(WasiSetup.STDIN, Binary.of(ImageFile.read(input, "file for --stdin")));
            }
            String time = clock;
            return new WasiSetup(
                    arguments,
                    variables(),
                    time == null ? Optional.empty() : Optional.of(WasiSetupReader.time(time, "--clock is ")),
                    Optional.ofNullable(seed),
                    contents);
        } catch (BadDraftException e) {
            throw new UserException(e.getMessage());
        }
    }

    private Map<String, String> variables() throws UserException {
        Map<String, String> all = new LinkedHashMap<>();
        for (String text : environment) {
            String[] pair = pair(text, "--env", "NAME=value");
            all.put(pair[0], pair[1]);
        }
        return all;
    }

    /** The two sides of the first equals sign, the left one not empty. */
    static String[] pair(String text, String option, String example) throws UserException {
        int at = text.indexOf('=');
        if (at < 1) {
            throw new UserException(
                    option + ": \"" + text + "\" has no name before =; write " + option + " " + example);
        }
        return new String[] {text.substring(0, at), text.substring(at + 1)};
    }

    private static void addFile(String text, Map<String, Binary> contents) throws UserException, BadDraftException {
        String[] pair = pair(text, "--file", "data/in.txt=in.txt");
        String guest = WasiSetupReader.path(pair[0], "--file names ");
        Path host = UserPath.of(pair[1]);
        if (!Files.isDirectory(host)) {
            contents.put(guest, Binary.of(ImageFile.read(host, "file")));
            return;
        }
        for (Path file : filesBelow(host)) {
            String below = host.relativize(file)
                    .toString()
                    .replace(host.getFileSystem().getSeparator(), "/");
            contents.put(guest + "/" + below, Binary.of(ImageFile.read(file, "file")));
        }
    }

    private static List<Path> filesBelow(Path folder) throws UserException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw unreadable(folder, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static UserException unreadable(Path folder, IOException problem) {
        return new UserException(folder + ": cannot be read: " + FileProblem.why(problem) + "; give another folder");
    }
}
