package io.aoscope.engine.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Measures a task in a process of its own, so that no engine spoils what another one learned. */
final class Child {
    private static final Pattern TIME = Pattern.compile("(\\d+)m(\\d+\\.\\d+)s");
    private static final String RESOURCES = "/io/aoscope/bench/";
    private static final int RUNS = 3;
    private static final Path PROGRAM =
            Path.of("..", "app", "target", "aoscope").toAbsolutePath().normalize();
    /** As the launcher starts it. */
    private static final List<String> LAUNCHER = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:-DontCompileHugeMethods",
            "-XX:-ClipInlining",
            "-XX:C1InlineStackLimit=8",
            "-XX:Tier0ProfilingStartPercentage=1000000");

    private final Path folder;

    /** @param folder for files that other programs are to read */
    Child(Path folder) {
        this.folder = folder;
    }

    /** Whether what an engine needs is on this machine. */
    static boolean isHere(Engine engine) {
        return switch (engine.kind()) {
            case OURS, CHICORY -> true;
            case NODE -> onPath("node").isPresent();
            case IWASM -> onPath(iwasm()).isPresent();
        };
    }

    Sample warm(Task task, Engine engine) throws IOException, InterruptedException {
        return engine.kind() == Engine.Kind.IWASM ? iwasm(task) : Sample.parse(run(command(task, engine)));
    }

    /**
     * From the start of the process to its end, with the task done once. Our tiers start as the launcher starts them,
     * with its cache and from its jars, where {@code mvn package} has left them.
     */
    Sample cold(Task task, Engine engine) throws IOException, InterruptedException {
        Optional<Path> cache = engine.kind() == Engine.Kind.OURS ? cache() : Optional.empty();
        List<String> command = cache.isPresent() ? launched(task, engine, cache.get()) : command(task, engine);
        command.add("cold");
        long start = System.nanoTime();
        Sample inside = Sample.parse(run(command));
        long nanos = System.nanoTime() - start;
        return new Sample(inside.instructions(), nanos, nanos);
    }

    private List<String> command(Task task, Engine engine) throws IOException {
        return new ArrayList<>(engine.kind() == Engine.Kind.NODE ? node(task) : java(task, engine));
    }

    private static List<String> java(Task task, Engine engine) {
        return java(System.getProperty("java.class.path"), List.of(), task, engine);
    }

    private static List<String> java(String classPath, List<String> options, Task task, Engine engine) {
        List<String> command = new ArrayList<>(LAUNCHER);
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                classPath,
                "-Daoscope.images=" + AosImage.folder(),
                OneSample.class.getName(),
                task.name(),
                engine.name()));
        return command;
    }

    /** The launcher's start-up cache for commands; it fits only the JDK that made it. */
    static Optional<Path> cache() throws IOException {
        Path jars = PROGRAM.resolve("lib");
        if (!Files.isDirectory(jars)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(file -> file.getFileName().toString().matches("start-commands-.*\\.aot"))
                    .findFirst();
        }
    }

    private static List<String> launched(Task task, Engine engine, Path cache)
            throws IOException, InterruptedException {
        // The class path must begin as the one that the cache was made with, in the order of the shell.
        String jars = run(List.of("sh", "-c", "printf '%s:' \"$0\"/lib/*.jar", PROGRAM.toString()));
        String classPath = jars + System.getProperty("java.class.path");
        return java(classPath, List.of("-XX:AOTCache=" + cache, "-Xlog:disable"), task, engine);
    }

    private List<String> node(Task task) throws IOException {
        return List.of(
                "node",
                "--experimental-wasm-memory64",
                file("v8.mjs"),
                task.name(),
                task.isAos() ? AosImage.path().toString() : file(task.name() + "-wasm64.wasm"),
                task.isAos() ? "-" : Long.toString(Program.named(task.name()).checksum()),
                file("aos-eval.json"),
                file("aos-process.json"));
    }

    /** By the command line of WAMR, so the start of its process is in the time; that is a millisecond or two. */
    private Sample iwasm(Task task) throws IOException, InterruptedException {
        List<Sample> samples = new ArrayList<>();
        String checksum = String.format("0x%x:i64", Program.named(task.name()).checksum());
        String image = file(task.name() + "-wasm64.wasm");
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            String output = run(List.of("sh", "-c", "\"$@\" && times", "sh", iwasm(), "--interp", "-f", "run", image));
            long nanos = System.nanoTime() - start;
            if (!output.contains(checksum)) {
                throw new IllegalStateException(
                        task.name() + " answered " + output.strip() + " instead of " + checksum);
            }
            samples.add(new Sample(0, nanos, processor(output)));
        }
        return Sample.median(samples);
    }

    /** Nanoseconds of processor in what the shell's {@code times} wrote last: user and system, of its children. */
    private static long processor(String output) {
        String children = output.strip().lines().toList().getLast();
        Matcher time = TIME.matcher(children);
        double seconds = 0;
        int found = 0;
        while (time.find()) {
            seconds += 60 * Double.parseDouble(time.group(1)) + Double.parseDouble(time.group(2));
            found++;
        }
        if (found != 2) {
            throw new IllegalStateException("the shell's times wrote " + children);
        }
        return Math.round(seconds * 1e9);
    }

    private static String iwasm() {
        return System.getProperty("bench.iwasm", "iwasm");
    }

    private static Optional<Path> onPath(String program) {
        Path given = Path.of(program);
        if (given.isAbsolute()) {
            return Optional.of(given).filter(Files::isExecutable);
        }
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String file(String resource) throws IOException {
        Path file = folder.resolve(resource);
        if (!Files.exists(file)) {
            try (var in = Child.class.getResourceAsStream(RESOURCES + resource)) {
                if (in == null) {
                    throw new IOException(resource + " is missing from the bench's resources");
                }
                Files.copy(in, file);
            }
        }
        return file.toString();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (child.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed; see above");
        }
        return output;
    }
}
