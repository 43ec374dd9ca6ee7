package io.aoscope.app;

import io.aoscope.samples.Sample;
import io.aoscope.ui.StartOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code aoscope open FILE}: the window on a file. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {"Opens the window on a .wasm, .wat or .aoscope file, or on a bundled sample named sample:ID."})
final class OpenCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "A .wasm or .wat file, a session saved as .aoscope, or sample:ID such as sample:counter-wat.")
    private String file = "";

    @Override
    public Integer call() throws UserException {
        Optional<Sample> sample = SampleName.find(file);
        if (sample.isPresent()) {
            WindowStart.open(StartOptions.sample(sample.get().id()));
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
