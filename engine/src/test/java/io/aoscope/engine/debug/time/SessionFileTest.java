package io.aoscope.engine.debug.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.debug.time.History.HistoryException;
import io.aoscope.engine.debug.time.SessionFile.BadSessionException;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.SessionOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Session files: what goes in comes out, and nothing else is believed. */
class SessionFileTest {
    private static final MessageDraft MESSAGE =
            MessageDraft.action("Count").withTag("X", "ä").withData("data");

    private History history;

    @BeforeEach
    void record() throws Exception {
        history = new History(
                ImageLoader.load(Fixtures.source("debug/stepping")),
                Fixtures.options(),
                ProcessDefinition.AOS,
                () -> false);
        history.spawn();
        history.send(MESSAGE, history.timeline().last(), "");
        history.send(MESSAGE, history.timeline().last(), "");
        history.edit(
                Coordinates.read("s1.p1.wasm-64+0", history.timeline()),
                new Change.Bytes(8, Binary.of(new byte[] {4})));
        history.send(MESSAGE, history.timeline().last(), "");
    }

    @Test
    void k22ASessionIsRunAgainWithItsBranchesAndComesOutTheSame() throws Exception {
        StoredSession stored = SessionFile.decode(SessionFile.encode(Sessions.store(history)), "a.aoscope");

        Sessions.Replayed replayed = Sessions.replay(stored, Fixtures.options(), () -> false);

        assertThat(replayed.differences()).isEmpty();
        assertThat(replayed.history().branches())
                .extracting(History.Branch::name)
                .containsExactly("main", "b1");
        assertThat(replayed.history().branch().name()).isEqualTo("b1");
        for (History.Branch branch : history.branches()) {
            replayed.history().goTo(branch.name());
            Timeline now = replayed.history().timeline();
            assertThat(now.last()).isEqualTo(branch.timeline().last());
            for (Point at = now.first(); !at.equals(now.last()); at = now.moved(at, 31)) {
                assertThat(Recordings.picture(now.at(at)))
                        .isEqualTo(Recordings.picture(branch.timeline().at(at)));
            }
        }
    }

    @Test
    void k22AChangeAtTheEndOfASlotIsMadeAgainAndNeedsVersion2() throws Exception {
        assertThat(new String(bytes(entries(), "manifest.json"), StandardCharsets.UTF_8))
                .contains("\"version\":1,");
        history.edit(Point.end(2), new Change.Bytes(8, Binary.of(new byte[] {7})));
        RecordedSlot after = history.send(MESSAGE, history.timeline().last(), "");
        assertThat(new String(bytes(entries(), "manifest.json"), StandardCharsets.UTF_8))
                .contains("\"version\":2,");

        Sessions.Replayed replayed = Sessions.replay(
                SessionFile.decode(SessionFile.encode(Sessions.store(history)), "a.aoscope"),
                Fixtures.options(),
                () -> false);

        assertThat(replayed.differences()).isEmpty();
        RecordedSlot again = replayed.history().timeline().recording().slot(3).orElseThrow();
        assertThat(again.record().results()).isEqualTo(after.record().results());
        assertThat(again.record().results().text("data")).contains("8");
    }

    @Test
    void k22ASlotThatComesOutOtherwiseIsTold() throws Exception {
        byte[] file =
                changed("session.json", text -> text.replaceFirst("\"hash\":\"[0-9a-f]{8}", "\"hash\":\"00000000"));

        Sessions.Replayed replayed =
                Sessions.replay(SessionFile.decode(file, "a.aoscope"), Fixtures.options(), () -> false);

        assertThat(replayed.differences()).singleElement().asString().contains("main", "slot 0", "otherwise");
    }

    @Test
    void k22MemoryThatComesOutOtherwiseIsTold() throws Exception {
        byte[] file =
                changed("session.json", text -> text.replaceFirst("\"memory\":\"[0-9a-f]{8}", "\"memory\":\"00000000"));

        Sessions.Replayed replayed =
                Sessions.replay(SessionFile.decode(file, "a.aoscope"), Fixtures.options(), () -> false);

        assertThat(replayed.differences())
                .containsExactly("branch main, slot 0 came out otherwise than recorded: its memory is another");
    }

    @Test
    void k22TheLimitsOfASessionGoWithIt() throws Exception {
        SessionOptions tight = Fixtures.options().withMaxInstructions(60);
        History limited = new History(
                ImageLoader.load(Fixtures.source("debug/stepping")), tight, ProcessDefinition.AOS, () -> false);
        limited.spawn();
        limited.send(MESSAGE, limited.timeline().last(), "");
        StoredSession stored = SessionFile.decode(SessionFile.encode(Sessions.store(limited)), "a.aoscope");

        Sessions.Replayed replayed = Sessions.replay(stored, Fixtures.options(), () -> false);

        assertThat(replayed.differences()).isEmpty();
        assertThat(replayed.history()
                        .timeline()
                        .recording()
                        .slot(1)
                        .orElseThrow()
                        .record()
                        .error()
                        .orElseThrow()
                        .message())
                .contains("limit of 60 instructions");
    }

    @Test
    void howManySlotsHaveRunIsTold() throws Exception {
        StoredSession stored = Sessions.store(history);
        List<Integer> told = new ArrayList<>();

        Sessions.replay(stored, Fixtures.options(), () -> false, told::add);

        assertThat(told).containsExactly(1, 2, 3, 4, 5).last().isEqualTo(stored.slots());
    }

    @Test
    void whateverByteOfAFileIsAnotherOneItIsReadTheSameOrRefused() {
        byte[] file = SessionFile.encode(Sessions.store(history));
        Random random = new Random(3);
        for (int turn = 0; turn < 2_000; turn++) {
            byte[] other = file.clone();
            int at = random.nextInt(other.length);
            other[at] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(SessionFile.decode(other, "a.aoscope").slots())
                        .as("byte %d", at)
                        .isEqualTo(5);
            } catch (BadSessionException e) {
                assertThat(e).hasMessageContaining("a.aoscope");
            }
        }
    }

    @Test
    void whateverASessionSaysItIsRunOrRefused() throws Exception {
        String text = new String(bytes(entries(), "session.json"), StandardCharsets.UTF_8);
        Random random = new Random(4);
        int refused = 0;
        for (int turn = 0; turn < 400; turn++) {
            StringBuilder other = new StringBuilder(text);
            int at = random.nextInt(text.length());
            String wrong =
                    List.of("", "9", "-", "\"", "0", "77777", "x", "null").get(random.nextInt(8));
            other.replace(at, at + 1 + random.nextInt(3), wrong);
            try {
                StoredSession stored = SessionFile.decode(changed("session.json", ignored -> other.toString()), "a");
                Sessions.replay(stored, Fixtures.options(), () -> false);
            } catch (BadSessionException | HistoryException e) {
                assertThat(e).hasMessageMatching("(?s).{20,}");
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 399);
    }

    @Test
    void aFileThatIsNoSessionIsRefused() {
        refused("hello".getBytes(StandardCharsets.UTF_8), "no manifest.json");
        refused(new byte[0], "no manifest.json");
    }

    @Test
    void aTruncatedFileIsRefusedWhereverItEnds() {
        byte[] file = SessionFile.encode(Sessions.store(history));
        for (int length = 1; length < file.length - 200; length += 97) {
            byte[] part = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> SessionFile.decode(part, "a.aoscope"))
                    .as("%d bytes", length)
                    .isInstanceOf(BadSessionException.class);
        }
    }

    @Test
    void aByteThatWasChangedIsNoticed() throws Exception {
        Map<String, byte[]> entries = entries();
        bytes(entries, "image.wasm")[20] ^= 1;
        refused(zip(entries), "image.wasm has", "checksum", "damaged");
        entries.remove("image.wasm");
        refused(zip(entries), "image.wasm is missing");
    }

    @Test
    void aNewerFormatSaysWhichOneItIs() throws Exception {
        Map<String, byte[]> entries = entries();
        entries.put("manifest.json", "{\"format\":\"aoscope-session\",\"version\":3}".getBytes(StandardCharsets.UTF_8));
        refused(zip(entries), "session format 3", "reads 1 to 2");
    }

    @Test
    void entriesThatNoSessionHasAreRefused() throws Exception {
        Map<String, byte[]> entries = entries();
        entries.put("../../etc/passwd", new byte[] {1});
        refused(zip(entries), "../../etc/passwd", "AOScope did not write it");
        Map<String, byte[]> bomb = new LinkedHashMap<>();
        bomb.put("manifest.json", new byte[(1 << 20) + 1]);
        refused(zip(bomb), "larger than 1048576");
        bomb.put("manifest.json", bytes(entries, "manifest.json"));
        bomb.put("session.json", new byte[100 << 20]);
        refused(zip(bomb), "session.json", "too large for a file of");
    }

    @Test
    void jsonThatMakesNoSenseIsRefusedWithThePlace() throws Exception {
        assertThatThrownBy(() ->
                        SessionFile.decode(changed("session.json", text -> text.replace("\"STANDARD\"", "\"X\"")), "a"))
                .isInstanceOf(BadSessionException.class)
                .hasMessageContainingAll("session.json", "profile is \"X\", which is none of [STANDARD, HYPERBEAM]");
        assertThatThrownBy(() -> SessionFile.decode(changed("session.json", text -> "{"), "a"))
                .isInstanceOf(BadSessionException.class)
                .hasMessageContaining("JSON");
    }

    private interface Rewrite {
        String apply(String text);
    }

    private byte[] changed(String name, Rewrite rewrite) throws Exception {
        Map<String, byte[]> entries = entries();
        byte[] other = rewrite.apply(new String(bytes(entries, name), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        String manifest = new String(bytes(entries, "manifest.json"), StandardCharsets.UTF_8)
                .replace(ImageLoader.sha256(bytes(entries, name)), ImageLoader.sha256(other))
                .replace("\"length\":" + bytes(entries, name).length, "\"length\":" + other.length);
        entries.put(name, other);
        entries.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        return zip(entries);
    }

    private static byte[] bytes(Map<String, byte[]> entries, String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    private Map<String, byte[]> entries() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        byte[] file = SessionFile.encode(Sessions.store(history));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var entry : List.copyOf(entries.entrySet())) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void refused(byte[] file, String... parts) {
        assertThatThrownBy(() -> SessionFile.decode(file, "a.aoscope"))
                .isInstanceOf(BadSessionException.class)
                .hasMessageContaining("a.aoscope")
                .hasMessageContainingAll(parts);
    }
}
