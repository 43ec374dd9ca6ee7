package io.aoscope.engine.device;

import static io.aoscope.engine.device.WasiCaller.CREATE;
import static io.aoscope.engine.device.WasiCaller.DIRECTORY;
import static io.aoscope.engine.device.WasiCaller.IOVECS;
import static io.aoscope.engine.device.WasiCaller.OUT;
import static io.aoscope.engine.device.WasiCaller.PATH;
import static io.aoscope.engine.device.WasiCaller.ROOT;
import static io.aoscope.engine.device.WasiCaller.TRUNCATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import org.junit.jupiter.api.Test;

class WasiDescriptorsTest {
    private final WasiCaller wasi = new WasiCaller();

    /** F1. */
    @Test
    void initMakesThreeDescriptorsAndTheirFiles() {
        assertThat(wasi.state.get("file-descriptors/1"))
                .contains(Message.of("filename", Binary.of("/dev/stdout"), "offset", Value.of(0)));
        assertThat(wasi.state.text("vfs/dev/stdout")).contains("");
        assertThat(wasi.state.text("wasm/stdlib/wasi_snapshot_preview1/device")).contains("WASI@1.0");
    }

    /** F1. */
    @Test
    void initKeepsWhatStandsThere() {
        wasi.write(1, "kept");
        wasi.settings(Message.of("seed", Binary.of("mine")));
        Outcome again = new WasiDevice().resolve("init", wasi.state, Message.EMPTY, wasi.runner.context);
        Message after = (Message) ((Outcome.Ok) again).value();
        assertThat(after.text("vfs/dev/stdout")).contains("kept");
        assertThat(after.text("wasm/stdlib/wasi_snapshot_preview1/seed")).contains("mine");
    }

    /** F1. */
    @Test
    void theRootIsTheOneDirectoryThatIsOpenFromTheStart() {
        assertThat(wasi.call("fd_prestat_get", ROOT, OUT)).isZero();
        assertThat(wasi.memory.getByte(OUT)).isZero();
        assertThat(wasi.memory.getLong(OUT + 8)).isEqualTo(1);
        assertThat(wasi.call("fd_prestat_dir_name", ROOT, OUT, 1)).isZero();
        assertThat(wasi.text(OUT, 1)).isEqualTo("/");
        assertThat(wasi.call("fd_prestat_dir_name", ROOT, OUT, 0)).isEqualTo(37);
        assertThat(wasi.call("fd_prestat_get", 4, OUT)).isEqualTo(8);
        assertThat(wasi.call("fd_prestat_get", 0, OUT)).isEqualTo(8);
    }

    /** F1. */
    @Test
    void theRootCanBeClosed() {
        assertThat(wasi.call("fd_close", ROOT)).isZero();
        assertThat(wasi.call("fd_close", ROOT)).isEqualTo(8);
        assertThat(wasi.call("fd_prestat_get", ROOT, OUT)).isEqualTo(8);
        assertThat(wasi.opening("f", CREATE)).isEqualTo(8);
    }

    /** F5. */
    @Test
    void closingFreesTheNumber() {
        assertThat(wasi.open("a", CREATE)).isEqualTo(4);
        assertThat(wasi.open("b", CREATE)).isEqualTo(5);
        assertThat(wasi.call("fd_close", 4)).isZero();
        assertThat(wasi.call("fd_close", 4)).isEqualTo(8);
        assertThat(wasi.open("c", CREATE)).isEqualTo(4);
        assertThat(wasi.write(9, "x")).isEqualTo(8);
    }

    /** F5. */
    @Test
    void renumberingMovesADescriptorOverAnother() {
        int file = wasi.open("log", CREATE);
        assertThat(wasi.call("fd_renumber", file, 1)).isZero();
        assertThat(wasi.write(1, "not printed")).isZero();
        assertThat(wasi.file("log")).isEqualTo("not printed");
        assertThat(wasi.runner.events(DeviceEvent.Kind.STDOUT)).isEmpty();
        assertThat(wasi.call("fd_close", file)).isEqualTo(8);
        assertThat(wasi.call("fd_renumber", 1, 77)).isEqualTo(8);
        assertThat(wasi.call("fd_renumber", 1, 1)).isZero();
    }

    /** F6. */
    @Test
    void aDescriptorTellsItsKindFlagsAndRights() {
        assertThat(wasi.call("fd_fdstat_get", 1, OUT)).isZero();
        assertThat(wasi.memory.getByte(OUT)).isEqualTo((byte) 2);
        assertThat(wasi.memory.getLong(OUT + 8)).isEqualTo(Rights.STREAM & ~Rights.FD_READ);
        assertThat(wasi.call("fd_fdstat_get", ROOT, OUT)).isZero();
        assertThat(wasi.memory.getByte(OUT)).isEqualTo((byte) 3);
        assertThat(wasi.memory.getLong(OUT + 16)).isEqualTo(Rights.ALL);
        int file = wasi.open("f", CREATE, 1);
        wasi.call("fd_fdstat_get", file, OUT);
        assertThat(wasi.memory.getByte(OUT)).isEqualTo((byte) 4);
        assertThat(wasi.memory.getInt(OUT)).isEqualTo(4 + (1 << 16));
        assertThat(wasi.memory.getLong(OUT + 8)).isEqualTo(Rights.FILE);
        assertThat(wasi.memory.getLong(OUT + 16)).isZero();
    }

    /** F15. */
    @Test
    void aFileOpenedForReadingCannotBeWrittenAndTheOtherWayAround() {
        wasi.open("f", CREATE);
        wasi.opening("f", 0, 0, Rights.FD_READ, 0);
        int reading = wasi.memory.getInt(OUT);
        assertThat(wasi.write(reading, "x")).isEqualTo(8);
        wasi.opening("f", 0, 0, Rights.FD_WRITE, 0);
        int writing = wasi.memory.getInt(OUT);
        assertThat(wasi.call("fd_read", writing, IOVECS, 1, OUT)).isEqualTo(8);
        assertThat(wasi.call("fd_seek", writing, 0, 0, OUT)).isEqualTo(76);
    }

    /** F15. */
    @Test
    void rightsCanBeGivenUpButNotTakenBack() {
        int file = wasi.open("f", CREATE);
        assertThat(wasi.call("fd_fdstat_set_rights", file, Rights.FD_READ, 0)).isZero();
        assertThat(wasi.write(file, "x")).isEqualTo(8);
        assertThat(wasi.call("fd_fdstat_set_rights", file, Rights.FILE, 0)).isEqualTo(76);
    }

    /** F15. */
    @Test
    void aDirectoryBoundsWhatIsOpenedThroughIt() {
        wasi.makeDirectory("d");
        wasi.call(
                "path_open",
                ROOT,
                0,
                PATH,
                wasi.put(PATH, "d"),
                DIRECTORY,
                Rights.PATH_OPEN | Rights.PATH_CREATE_FILE,
                Rights.FD_READ,
                0,
                OUT);
        int directory = wasi.memory.getInt(OUT);
        assertThat(in(directory, CREATE, Rights.FD_WRITE)).isEqualTo(76);
        assertThat(in(directory, CREATE, Rights.FD_READ)).isZero();
        assertThat(in(directory, TRUNCATE, Rights.FD_READ)).isEqualTo(76);
        assertThat(wasi.call("path_unlink_file", directory, PATH, wasi.put(PATH, "f")))
                .isEqualTo(76);
    }

    private long in(int directory, int how, long rights) {
        return wasi.call("path_open", directory, 0, PATH, wasi.put(PATH, "f"), how, rights, 0, 0, OUT);
    }

    /** F15. */
    @Test
    void unknownFlagsAreAnInvalidArgument() {
        assertThat(wasi.opening("f", 0, CREATE, 0, 32)).isEqualTo(28);
        assertThat(wasi.call("fd_fdstat_set_flags", 1, 32)).isEqualTo(28);
    }
}
