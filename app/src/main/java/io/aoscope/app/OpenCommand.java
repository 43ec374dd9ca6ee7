package io.aoscope.app;

import io.aoscope.samples.Sample;
import io.aoscope.samples.Samples;
import io.aoscope.ui.StartOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code aoscope open FILE}: the window on a file. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {"Opens the window on a .wasm, .wat or .aoscope file, or on a bundled sample named sample:ID."})
final class OpenCommand implements Callable<Integer> {
    private static final String SAMPLE = "sample:";

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "A .wasm or .wat file, a session saved as .aoscope, or sample:ID such as sample:counter-wat.")
    private String file = "";

    @Override
    public Integer call() throws UserException {
        if (file.startsWith(SAMPLE)) {
            String id = file.substring(SAMPLE.length());
            if (Samples.find(id).isEmpty()) {
                throw new UserException("no sample \"" + id + "\"; there are "
                        + Samples.list().stream().map(Sample::id).collect(Collectors.joining(", ")));
            }
            WindowStart.open(StartOptions.sample(id));
            return 0;
        }
        Path path = UserPath.of(file);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            ImageFile.read(path, "image");
        }
        WindowStart.open(StartOptions.image(path));
        return 0;
    }
}
