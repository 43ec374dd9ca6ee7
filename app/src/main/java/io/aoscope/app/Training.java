package io.aoscope.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aoscope.samples.Sample;
import io.aoscope.samples.Samples;
import io.aoscope.ui.Rehearsal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the build runs once for the start-up cache, which then knows the classes of this run and what HotSpot compiled in
 * it: every sample is opened and sent its messages, a few times, and one is left in a loop until code was generated for it.
 * With the argument {@code window}, a window is used, too.
 */
public final class Training {
    private static final int ROUNDS = 4;
    private static final String LONG = "30000000";
    private static final String WINDOW = "window";

    private Training() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("aoscope-training");
        Path image = folder.resolve("image.wasm");
        Path messages = folder.resolve("messages.json");
        Path code = folder.resolve("code");
        try {
            for (int round = 0; round < ROUNDS; round++) {
                for (Sample sample : Samples.list()) {
                    Files.write(image, sample.image());
                    Files.writeString(
                            messages,
                            new ObjectMapper()
                                    .readTree(sample.scenario())
                                    .path("messages")
                                    .toString());
                    run(image, code, "--message", "@" + messages);
                }
            }
            Files.write(image, Samples.find("trap").orElseThrow().image());
            run(image, code, "--message", "Loop", "--max-instructions", LONG);
        } finally {
            for (Path file : List.of(image, messages, code, folder)) {
                Files.deleteIfExists(file);
            }
        }
        if (List.of(args).contains(WINDOW)) {
            Rehearsal.play();
        }
    }

    private static void run(Path image, Path code, String... options) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        String[] command = new String[options.length + 4];
        command[0] = "run";
        command[1] = image.toString();
        command[2] = "--code-cache";
        command[3] = code.toString();
        System.arraycopy(options, 0, command, 4, options.length);
        Main.commandLine(nowhere, nowhere, command).execute(command);
    }
}
