package io.aoscope.engine.device;

import static io.aoscope.engine.device.WasiCaller.CREATE;
import static io.aoscope.engine.device.WasiCaller.DATA;
import static io.aoscope.engine.device.WasiCaller.OUT;
import static io.aoscope.engine.device.WasiCaller.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WasiDirectoriesTest {
    private final WasiCaller wasi = new WasiCaller();

    /** One entry of a directory as it stands in memory. */
    private record Entry(String name, int kind, long next) {}

    private List<Entry> list(int descriptor, int room, long cookie) {
        assertThat(wasi.call("fd_readdir", descriptor, DATA, room, cookie, OUT)).isZero();
        List<Entry> entries = new ArrayList<>();
        long end = DATA + wasi.memory.getLong(OUT);
        for (long at = DATA; at + 24 <= end; ) {
            int length = wasi.memory.getInt(at + 16);
            if (at + 24 + length <= end) {
                entries.add(new Entry(
                        wasi.text((int) at + 24, length), wasi.memory.getByte(at + 20), wasi.memory.getLong(at)));
            }
            at += 24 + length;
        }
        return entries;
    }

    private static List<String> names(List<Entry> entries) {
        return entries.stream().map(Entry::name).toList();
    }

    /** F6. */
    @Test
    void aDirectoryListsItselfTheOneAboveAndItsContent() {
        wasi.makeDirectory("d");
        wasi.open("d/file", CREATE);
        wasi.makeDirectory("d/inner");
        wasi.symlink("file", "d/link");
        assertThat(list(wasi.openDirectory("d"), 500, 0))
                .containsExactly(
                        new Entry(".", 3, 1),
                        new Entry("..", 3, 2),
                        new Entry("file", 4, 3),
                        new Entry("inner", 3, 4),
                        new Entry("link", 7, 5));
        assertThat(names(list(ROOT, 500, 2))).containsExactly("dev", "d");
    }

    /** F6. */
    @Test
    void theNumberOfAnEntryIsThatOfTheFile() {
        wasi.makeDirectory("d");
        wasi.open("d/file", CREATE);
        long inode = wasi.inode("d/file");
        wasi.call("fd_readdir", wasi.openDirectory("d"), DATA, 500, 2, OUT);
        assertThat(wasi.memory.getLong(DATA + 8)).isEqualTo(inode);
    }

    /** F6. */
    @Test
    void whereTheBufferEndsTheLastEntryIsCut() {
        wasi.call("fd_readdir", ROOT, DATA, 30, 0, OUT);
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(30);
        assertThat(names(list(ROOT, 30, 0))).containsExactly(".");
        assertThat(names(list(ROOT, 30, 1))).containsExactly("..");
        assertThat(list(ROOT, 30, 3)).isEmpty();
    }

    /** F6. */
    @Test
    void removingWhileListingPassesOverNothing() {
        wasi.makeDirectory("d");
        for (String name : List.of("a", "b", "c")) {
            wasi.open("d/" + name, CREATE);
        }
        int directory = wasi.openDirectory("d");
        assertThat(names(list(directory, 3 * 24 + 4, 0))).containsExactly(".", "..", "a");
        wasi.unlink("d/a");
        wasi.unlink("d/b");
        assertThat(names(list(directory, 500, 3))).containsExactly("c");
        assertThat(names(list(directory, 500, 0))).containsExactly(".", "..", "c");
    }

    /** F6. */
    @Test
    void onlyADirectoryCanBeListed() {
        assertThat(wasi.call("fd_readdir", wasi.open("f", CREATE), DATA, 500, 0, OUT))
                .isEqualTo(54);
    }
}
