package io.aoscope.engine.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints one table of medians. Every row is measured in a JVM of its own, one after the other, so that no engine
 * spoils what HotSpot learned about another.
 *
 * <p>Arguments name the programs; none means {@code fib aos}. The system property {@code aoscope.images}, or the
 * environment variable {@code AOSCOPE_IMAGES}, names a folder with {@code aos-2-pure-xs.wasm}.
 */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> programs = arguments.length == 0 ? List.of("fib", "aos") : List.of(arguments);
        System.out.println("| program | engine | instructions | median ms | million instructions a second |");
        System.out.println("| --- | --- | ---: | ---: | ---: |");
        for (String program : programs) {
            for (Engine engine : Engine.values()) {
                if (engine.runs(program)) {
                    fork(program, engine);
                }
            }
        }
    }

    private static void fork(String program, Engine engine) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Daoscope.images=" + AosImage.folder()));
        command.add(OneRow.class.getName());
        command.add(program);
        command.add(engine.name());
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .directory(new File("."))
                .start();
        String row = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (child.waitFor() == 0) {
            System.out.print(row);
        }
    }
}
