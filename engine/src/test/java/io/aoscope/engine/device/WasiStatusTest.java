package io.aoscope.engine.device;

import static io.aoscope.engine.device.WasiCaller.CREATE;
import static io.aoscope.engine.device.WasiCaller.OUT;
import static io.aoscope.engine.device.WasiCaller.PATH;
import static io.aoscope.engine.device.WasiCaller.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WasiStatusTest {
    private static final long NOON = 1_700_000_000_000_000_000L;
    private static final int ACCESSED = OUT + 40;
    private static final int MODIFIED = OUT + 48;
    private static final int CHANGED = OUT + 56;

    private final WasiCaller wasi = new WasiCaller();

    /** F6. */
    @Test
    void kindAndSizeAreTold() {
        wasi.write(wasi.open("f", CREATE), "abc");
        assertThat(wasi.status("f", 0)).isZero();
        assertThat(wasi.memory.getByte(OUT + 16)).isEqualTo((byte) 4);
        assertThat(wasi.memory.getLong(OUT + 24)).isEqualTo(1);
        assertThat(wasi.memory.getLong(OUT + 32)).isEqualTo(3);
        assertThat(wasi.status("dev/stdout", 0)).isZero();
        assertThat(wasi.memory.getByte(OUT + 16)).isEqualTo((byte) 2);
        assertThat(wasi.status(".", 0)).isZero();
        assertThat(wasi.memory.getByte(OUT + 16)).isEqualTo((byte) 3);
        assertThat(wasi.status("none", 0)).isEqualTo(44);
    }

    /** F13. */
    @Test
    void aFileHasOneNumberAndADescriptorTellsTheSame() {
        int descriptor = wasi.open("f", CREATE);
        long inode = wasi.inode("f");
        wasi.rename("f", "g");
        assertThat(wasi.inode("g")).isEqualTo(inode);
        wasi.call("fd_filestat_get", descriptor, OUT);
        assertThat(wasi.memory.getLong(OUT + 8)).isEqualTo(inode);
        wasi.open("f", CREATE);
        assertThat(wasi.inode("f")).isNotEqualTo(inode);
        assertThat(wasi.inode("dev")).isEqualTo(wasi.inode("dev")).isNotEqualTo(wasi.inode("dev/stdin"));
    }

    /** F13. */
    @Test
    void writingAndCreatingSetTheTimes() {
        wasi.clock(NOON);
        int descriptor = wasi.open("f", CREATE);
        wasi.status("f", 0);
        assertThat(wasi.memory.getLong(ACCESSED)).isEqualTo(NOON);
        assertThat(wasi.memory.getLong(MODIFIED)).isEqualTo(NOON);
        wasi.status(".", 0);
        assertThat(wasi.memory.getLong(MODIFIED)).isEqualTo(NOON);
        wasi.clock(NOON + 5);
        wasi.write(descriptor, "x");
        wasi.status("f", 0);
        assertThat(wasi.memory.getLong(ACCESSED)).isEqualTo(NOON);
        assertThat(wasi.memory.getLong(MODIFIED)).isEqualTo(NOON + 5);
        assertThat(wasi.memory.getLong(CHANGED)).isEqualTo(NOON + 5);
        wasi.clock(NOON + 9);
        wasi.read(descriptor, 1);
        wasi.status("f", 0);
        assertThat(wasi.memory.getLong(ACCESSED)).isEqualTo(NOON);
    }

    /** F13. */
    @Test
    void timesCanBeSetToAMomentOrToNow() {
        int descriptor = wasi.open("f", CREATE);
        wasi.clock(NOON);
        assertThat(wasi.call("fd_filestat_set_times", descriptor, 7, 8, 1 | 8)).isZero();
        wasi.status("f", 0);
        assertThat(wasi.memory.getLong(ACCESSED)).isEqualTo(7);
        assertThat(wasi.memory.getLong(MODIFIED)).isEqualTo(NOON);
        assertThat(wasi.call("path_filestat_set_times", ROOT, 0, PATH, wasi.put(PATH, "f"), 1, 2, 4))
                .isZero();
        wasi.status("f", 0);
        assertThat(wasi.memory.getLong(ACCESSED)).isEqualTo(7);
        assertThat(wasi.memory.getLong(MODIFIED)).isEqualTo(2);
        assertThat(wasi.memory.getLong(CHANGED)).isEqualTo(NOON);
        assertThat(wasi.call("fd_filestat_set_times", descriptor, 0, 0, 3)).isEqualTo(28);
        assertThat(wasi.call("fd_filestat_set_times", descriptor, 0, 0, 12)).isEqualTo(28);
    }

    /** F13. */
    @Test
    void theStreamsOfTheProcessHaveNoTimes() {
        wasi.clock(NOON);
        wasi.write(1, "x");
        wasi.status("dev/stdout", 0);
        assertThat(wasi.memory.getLong(MODIFIED)).isZero();
        assertThat(wasi.state.has("file-attributes")).isFalse();
    }
}
