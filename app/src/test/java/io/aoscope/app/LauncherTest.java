package io.aoscope.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell launcher, with a JDK that prints what it was started with. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "aoscope is a shell script; Windows has aoscope.bat")
final class LauncherTest {
    @TempDir
    Path folder;

    @BeforeEach
    void layOutTheProgram() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("lib"));
        Files.copy(Path.of("src/main/launcher/aoscope"), folder.resolve("bin/aoscope"));
        Files.copy(Path.of("src/main/launcher/training.commands"), folder.resolve("bin/training.commands"));
        Files.writeString(folder.resolve("lib/aoscope-app.jar"), "first");
        Files.writeString(folder.resolve("lib/jackson.jar"), "library");
    }

    @Test
    void theJdkOfJavaHomeStartsMainWithTheArguments() throws Exception {
        assertThat(launch(jdk("25.0.3"), Map.of(), "run", "a b.wasm"))
                .containsSequence("io.aoscope.app.Main", "run", "a b.wasm")
                .contains("--enable-native-access=ALL-UNNAMED")
                .contains(folder.resolve("lib/aoscope-app.jar") + ":" + folder.resolve("lib/jackson.jar") + ":");
    }

    @Test
    void furtherOptionsOfTheUserReachTheJvm() throws Exception {
        assertThat(launch(jdk("26"), Map.of("AOSCOPE_OPTS", "-Xmx8g -ea"), "run"))
                .contains("-Xmx8g", "-ea");
    }

    @Test
    @DisabledOnOs(value = OS.MAC, disabledReason = "Java does so by itself there")
    void withoutALanguagePathsAndTextAreUtf8() throws Exception {
        Path jdk = jdk("25.0.3");

        assertThat(launch(jdk, language("", ""), "run")).contains("LC_ALL=C.UTF-8");
        assertThat(launch(jdk, language("C", ""), "run")).contains("LC_ALL=C.UTF-8");
        assertThat(launch(jdk, language("", "de_DE.UTF-8"), "run")).contains("LC_ALL=");
        assertThat(launch(jdk, language("en_US.ISO-8859-1", ""), "run")).contains("LC_ALL=en_US.ISO-8859-1");
    }

    private static Map<String, String> language(String all, String lang) {
        return Map.of("LC_ALL", all, "LC_CTYPE", "", "LANG", lang);
    }

    @Test
    void theLauncherOfWindowsStartsTheJvmInTheSameWay() throws Exception {
        String batch = Files.readString(Path.of("src/main/launcher/aoscope.bat"));
        String[] started = batch.lines()
                .filter(line -> line.startsWith("\"%JAVA_EXE%\""))
                .findFirst()
                .orElseThrow()
                .split(" ");

        List<String> options = launch(jdk("25.0.3"), Map.of(), "run");
        assertThat(started).containsAll(options.subList(0, options.indexOf("--class-path") + 1));
        assertThat(started).endsWith("io.aoscope.app.Main", "%*");
        assertThat(batch.replace("\r\n", "")).as("lines end as Windows wants").doesNotContain("\n");
    }

    @Test
    void aCacheIsUsedWhileTheJarsItWasMadeFromAreThere() throws Exception {
        Path jdk = jdk("25.0.3");
        train(jdk);

        assertThat(launch(jdk, Map.of(), "run")).anyMatch(option -> option.startsWith("-XX:AOTCache="));
    }

    @Test
    void aCacheMovesWithItsFolder() throws Exception {
        Path jdk = jdk("25.0.3");
        train(jdk);
        Path moved = folder.resolve("moved here");
        Files.createDirectories(moved);
        Files.move(folder.resolve("lib"), moved.resolve("lib"));
        Files.move(folder.resolve("bin"), moved.resolve("bin"));

        assertThat(launch(moved, jdk, Map.of(), "run"))
                .anyMatch(option -> option.startsWith("-XX:AOTCache=" + moved.resolve("lib")));
    }

    @Test
    void aCacheMadeFromOtherJarsIsNotUsed() throws Exception {
        Path jdk = jdk("25.0.3");
        train(jdk);
        Files.writeString(folder.resolve("lib/aoscope-app.jar"), "other");

        assertThat(launch(jdk, Map.of(), "run")).noneMatch(option -> option.startsWith("-XX:AOTCache"));
    }

    @Test
    void aCacheMadeByAnotherJdkIsNotUsed() throws Exception {
        train(jdk("25.0.3"));

        assertThat(launch(jdk("25.0.4"), Map.of(), "run")).noneMatch(option -> option.startsWith("-XX:AOTCache"));
    }

    @Test
    void theCacheIsMadeByATrainingRunOfTheFirstCompilerThatLeavesOutWhatRunsForLong() throws Exception {
        assertThat(launch(jdk("25.0.3"), Map.of("AOSCOPE_TRAIN", "commands")))
                .contains(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:CompileCommandFile=" + folder.resolve("bin/training.commands"),
                        "io.aoscope.app.Training");
        assertThat(launch(jdk("25.0.3"), Map.of(), "run")).doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void theJarsAreWrittenForTheCachesByARunWithoutOne() throws Exception {
        assertThat(launch(jdk("25.0.3"), Map.of("AOSCOPE_TRAIN", "jars")))
                .containsSequence(
                        "io.aoscope.app.start.StartJars", folder.resolve("lib").toString())
                .noneMatch(option -> option.startsWith("-XX:AOTCache"));
    }

    @Test
    void theWindowHasACacheOfItsOwn() throws Exception {
        Path jdk = jdk("25.0.3");
        train(jdk, "window");

        assertThat(launch(jdk, Map.of(), "run")).noneMatch(option -> option.startsWith("-XX:AOTCache="));
        assertThat(launch(jdk, Map.of(), "open", "a.wasm"))
                .anyMatch(option -> option.startsWith("-XX:AOTCache=") && option.contains("start-window-"));
        assertThat(launch(jdk, Map.of())).anyMatch(option -> option.startsWith("-XX:AOTCache="));
        assertThat(launch(jdk, Map.of("AOSCOPE_TRAIN", "window")))
                .as("it is not made anew while nothing has changed")
                .isEmpty();
    }

    @Test
    void whatIsLeftOutOfTrainingExists() throws Exception {
        List<String> left = Files.readAllLines(Path.of("src/main/launcher/training.commands")).stream()
                .filter(line -> line.startsWith("exclude io/"))
                .map(line -> line.substring("exclude ".length(), line.length() - ".*".length()))
                .toList();

        assertThat(left)
                .contains("io/aoscope/engine/vm/Access", "io/aoscope/engine/vm/LinearMemory")
                .allSatisfy(name -> assertThat(Main.class.getResource("/" + name + ".class"))
                        .as(name)
                        .isNotNull());
    }

    /** Leaves the file that a training run of a real JDK would leave. */
    private void train(Path jdk) throws Exception {
        train(jdk, "commands");
    }

    private void train(Path jdk, String kind) throws Exception {
        String option = launch(jdk, Map.of("AOSCOPE_TRAIN", kind), "run").stream()
                .filter(argument -> argument.startsWith("-XX:AOTCacheOutput="))
                .findFirst()
                .orElseThrow();
        Files.writeString(Path.of(option.substring(option.indexOf('=') + 1)), "classes");
    }

    private Path jdk(String version) throws IOException {
        Path jdk = folder.resolve("jdk-" + version);
        Path java = jdk.resolve("bin/java");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Any\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\" \"LC_ALL=$LC_ALL\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return jdk;
    }

    private List<String> launch(Path jdk, Map<String, String> environment, String... arguments) throws Exception {
        return launch(folder, jdk, environment, arguments);
    }

    private static List<String> launch(Path home, Path jdk, Map<String, String> environment, String... arguments)
            throws Exception {
        List<String> command =
                new ArrayList<>(List.of("sh", home.resolve("bin/aoscope").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("AOSCOPE_OPTS", "AOSCOPE_TRAIN"));
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }
}
