package io.aoscope.engine.debug.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.TierChoice;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule K22 where everything around the session is another: the JVM, how it compiles, language, time and line ends. */
class OtherMachineTest {
    @TempDir
    Path folder;

    @Test
    void k22ASessionComesOutTheSameInAnotherJvmWithAnotherLanguageTimeZoneAndTier() throws Exception {
        for (String fixture : List.of("debug/writes", "debug/touch", "trap")) {
            History history = new History(
                    ImageLoader.load(Fixtures.source(fixture)), Fixtures.options(), ProcessDefinition.AOS, () -> false);
            history.spawn();
            for (int i = 0; i < 3; i++) {
                history.send(MessageDraft.action("Iİ" + i), history.timeline().last(), "");
            }
            history.edit(
                    Coordinates.read("s2.p1.wasm-64+1", history.timeline()),
                    new Change.Bytes(700, Binary.of(new byte[] {4})));
            Path file = folder.resolve("a.aoscope");
            Files.write(file, SessionFile.encode(Sessions.store(history)));

            assertThat(elsewhere(file)).as(fixture).containsExactly("slots 5");
        }
    }

    /** Replays a file on both tiers and prints what came out otherwise. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        StoredSession stored = SessionFile.decode(Files.readAllBytes(Path.of(arguments[0])), "file");
        for (TierChoice tier : List.of(TierChoice.STEPPING, TierChoice.COMPILED)) {
            StoredSession other = new StoredSession(
                    stored.image(),
                    stored.choice().withTier(tier),
                    stored.limits(),
                    stored.definition(),
                    stored.branches(),
                    stored.current(),
                    stored.bookmarks());
            Sessions.replay(other, Fixtures.options(tier), () -> false)
                    .differences()
                    .forEach(out::println);
        }
        out.println("slots " + stored.slots());
        System.exit(0);
    }

    private static List<String> elsewhere(Path file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dfile.encoding=ISO-8859-9",
                "-Dline.separator=\r\n",
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                OtherMachineTest.class.getName(),
                file.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // With these Java prints a line of its own.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }
}
