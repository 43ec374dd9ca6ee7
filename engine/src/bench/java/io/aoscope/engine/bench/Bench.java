package io.aoscope.engine.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Prints one table of medians. Every engine runs in a JVM of its own, so that none spoils what HotSpot learned
 * about another, and they take turns for a few rounds, so that a busy minute of the machine does not fall on one alone.
 *
 * <p>Arguments name the programs; none means {@code fib aos}. The system property {@code aoscope.images}, or the
 * environment variable {@code AOSCOPE_IMAGES}, names a folder with {@code aos-2-pure-xs.wasm}.
 */
public final class Bench {

    private static final int ROUNDS = 3;

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> programs = arguments.length == 0 ? List.of("fib", AosImage.NAME) : List.of(arguments);
        System.out.println(
                "| program | engine | instructions | ms | ms of processor | million instructions a second of processor"
                        + " |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: |");
        for (String program : programs) {
            if (program.equals(AosImage.NAME) && !AosImage.present()) {
                System.err.println("aos is left out: set -Daoscope.images to a folder with " + AosImage.FILE);
                continue;
            }
            Map<Engine, List<Row>> rows = new EnumMap<>(Engine.class);
            for (int round = 0; round < ROUNDS; round++) {
                for (Engine engine : Engine.values()) {
                    if (engine.runs(program)) {
                        rows.computeIfAbsent(engine, key -> new ArrayList<>()).add(fork(program, engine));
                    }
                }
            }
            rows.values().forEach(taken -> System.out.println(Row.median(taken).format()));
        }
    }

    private static Row fork(String program, Engine engine) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // As the launcher starts it.
                        "-XX:+UseSerialGC",
                        "-XX:-DontCompileHugeMethods",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Daoscope.images=" + AosImage.folder(),
                        OneRow.class.getName(),
                        program,
                        engine.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (child.waitFor() != 0) {
            throw new IllegalStateException(program + " failed on the " + engine.title() + "; see above");
        }
        return Row.parse(line.strip(), program, engine.title());
    }
}
