package io.aoscope.engine.device;

import static io.aoscope.engine.device.WasiCaller.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Value;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileChangeTest {
    private static final long NOON = 1_767_268_800_000_000_000L;

    private final WasiCaller wasi = new WasiCaller();

    private void change(FileChange change) throws FileChange.Impossible {
        wasi.state = change.apply(wasi.state, wasi.runner.context);
    }

    private FileFacts facts(String path) {
        Value value = Vfs.of(wasi.state).at(Vfs.parts(path)).orElseThrow();
        return FileFacts.of(wasi.state, path, value);
    }

    /** F18. */
    @Test
    void aFileIsWrittenWithTheDirectoriesOnItsWay() throws Exception {
        wasi.clock(NOON);
        change(new FileChange.Put("/Data/in/a.txt", Binary.of("one")));
        change(new FileChange.Put("/Data/in/a.txt", Binary.of("two")));

        assertThat(wasi.file("Data/in/a.txt")).isEqualTo("two");
        assertThat(facts("/Data/in/a.txt"))
                .isEqualTo(new FileFacts(Optional.empty(), Optional.of(Instant.parse("2026-01-01T12:00:00Z")), 1));
        assertThat(wasi.inode("Data/in/a.txt")).isNotEqualTo(wasi.inode("Data"));
    }

    /** F18. */
    @Test
    void theImageReadsWhatWasWritten() throws Exception {
        change(new FileChange.Put("/dev/stdin", Binary.of("typed")));
        change(new FileChange.MakeDirectory("/d"));

        assertThat(wasi.read(0, 10)).isEqualTo("typed");
        assertThat(wasi.makeDirectory("d")).isEqualTo(20);
    }

    /** F18. */
    @Test
    void aDirectoryIsRemovedWithAllInItAndOpenFilesStay() throws Exception {
        wasi.makeDirectory("d");
        int descriptor = wasi.open("d/f", CREATE);
        wasi.write(descriptor, "kept");
        change(new FileChange.Remove("/d"));

        assertThat(wasi.exists("d")).isFalse();
        wasi.call("fd_seek", descriptor, 0, 0, WasiCaller.OUT);
        assertThat(wasi.read(descriptor, 10)).isEqualTo("kept");
    }

    /** F18. */
    @Test
    void whatCannotBeDoneIsSaid() {
        assertThatThrownBy(() -> change(new FileChange.Remove("/dev")))
                .isInstanceOf(FileChange.Impossible.class)
                .hasMessageContaining("is a standard stream and stays");
        assertThatThrownBy(() -> change(new FileChange.Remove("/none"))).hasMessageContaining("not there any more");
        assertThatThrownBy(() -> change(new FileChange.Put("/dev", Binary.EMPTY)))
                .hasMessageContaining("/dev is no file");
        assertThatThrownBy(() -> change(new FileChange.Put("/dev/stdin/x", Binary.EMPTY)))
                .hasMessageContaining("/dev/stdin is no directory");
        assertThatThrownBy(() -> change(new FileChange.Put("/a/../b", Binary.EMPTY)))
                .hasMessageContaining("write a path such as");
        assertThatThrownBy(() -> change(new FileChange.Remove("/"))).hasMessageContaining("names no file");
    }

    /** F12, F13. */
    @Test
    void aLinkTellsItsTargetAndWhatNobodyTouchedHasNoTime() {
        wasi.symlink("dev/stdin", "link");

        assertThat(facts("/link").target()).contains("dev/stdin");
        assertThat(facts("/dev/stdin")).isEqualTo(new FileFacts(Optional.empty(), Optional.empty(), 1));
    }
}
