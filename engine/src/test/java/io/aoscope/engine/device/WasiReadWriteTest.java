package io.aoscope.engine.device;

import static io.aoscope.engine.device.WasiCaller.APPEND;
import static io.aoscope.engine.device.WasiCaller.CREATE;
import static io.aoscope.engine.device.WasiCaller.DATA;
import static io.aoscope.engine.device.WasiCaller.IOVECS;
import static io.aoscope.engine.device.WasiCaller.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import org.junit.jupiter.api.Test;

class WasiReadWriteTest {
    private final WasiCaller wasi = new WasiCaller();

    /** F2. */
    @Test
    void a32BitMemoryHasIovecsOf8Bytes() {
        WasiCaller narrow = new WasiCaller("memory32");
        narrow.put(DATA, "hello");
        narrow.memory.putInt(IOVECS, DATA);
        narrow.memory.putInt(IOVECS + 4, 5);
        narrow.memory.putLong(OUT, -1);
        assertThat(narrow.call("fd_write", 1, IOVECS, 1, OUT)).isZero();
        assertThat(narrow.state.text("vfs/dev/stdout")).contains("hello");
        assertThat(narrow.memory.getLong(OUT)).isEqualTo(0xFFFF_FFFF_0000_0005L);
    }

    /** F2. */
    @Test
    void anAddressOutsideOfMemoryIsABadAddress() {
        Message before = wasi.state;
        assertThat(wasi.call("fd_write", 1, 1L << 40, 1, OUT)).isEqualTo(21);
        wasi.memory.putLong(IOVECS, 0);
        wasi.memory.putLong(IOVECS + 8, 1L << 50);
        assertThat(wasi.call("fd_write", 1, IOVECS, 1, OUT)).isEqualTo(21);
        assertThat(wasi.state).isEqualTo(before);
    }

    /** F2. */
    @Test
    void moreThan1024BuffersAreAnInvalidArgument() {
        assertThat(wasi.call("fd_write", 1, IOVECS, 1025, OUT)).isEqualTo(28);
    }

    /** F3. */
    @Test
    void whatIsWrittenToStandardOutputStandsInItsFile() {
        assertThat(wasi.write(1, "hello ", "world\n")).isZero();
        wasi.write(1, "again");
        wasi.write(2, "oh no");
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(5);
        assertThat(wasi.state.text("vfs/dev/stdout")).contains("hello world\nagain");
        assertThat(wasi.state.text("vfs/dev/stderr")).contains("oh no");
        assertThat(wasi.runner.events(DeviceEvent.Kind.STDOUT)).containsExactly("hello world\n", "again");
        assertThat(wasi.runner.events(DeviceEvent.Kind.STDERR)).containsExactly("oh no");
    }

    /** F3. */
    @Test
    void noBuffersWriteNothing() {
        wasi.memory.putLong(OUT, -1);
        assertThat(wasi.write(1)).isZero();
        assertThat(wasi.memory.getLong(OUT)).isZero();
    }

    /** F3. */
    @Test
    void standardInputIsReadOnAndCannotBeWritten() {
        wasi.state = wasi.state.set("vfs/dev/stdin", Binary.of("first second"));
        assertThat(wasi.read(0, 6)).isEqualTo("first ");
        assertThat(wasi.read(0, 60)).isEqualTo("second");
        assertThat(wasi.read(0, 60)).isEmpty();
        assertThat(wasi.write(0, "x")).isEqualTo(8);
        assertThat(wasi.call("fd_read", 1, IOVECS, 1, OUT)).isEqualTo(8);
    }

    /** F3. */
    @Test
    void aStandardStreamCanBeOpenedByItsName() {
        int descriptor = wasi.open("dev/stdout", 0);
        wasi.write(1, "one ");
        wasi.write(descriptor, "two");
        assertThat(wasi.file("dev/stdout")).isEqualTo("one two");
        assertThat(wasi.runner.events(DeviceEvent.Kind.STDOUT)).containsExactly("one ", "two");
    }

    /** F4. */
    @Test
    void aFileIsWrittenAndReadWhereItsDescriptorStands() {
        int descriptor = wasi.open("notes.txt", CREATE);
        wasi.write(descriptor, "hello ");
        wasi.write(descriptor, "world");
        assertThat(wasi.file("notes.txt")).isEqualTo("hello world");
        assertThat(wasi.read(descriptor, 10)).isEmpty();
        int second = wasi.open("notes.txt", 0);
        assertThat(wasi.read(second, 7)).isEqualTo("hello w");
        assertThat(wasi.read(second, 7)).isEqualTo("orld");
        wasi.write(second, "!");
        assertThat(wasi.file("notes.txt")).isEqualTo("hello world!");
    }

    /** F4. */
    @Test
    void writingInTheMiddleReplacesAndAGapIsZeros() {
        int descriptor = wasi.open("f", CREATE);
        wasi.write(descriptor, "abcdef");
        assertThat(wasi.call("fd_seek", descriptor, 2, 0, OUT)).isZero();
        wasi.write(descriptor, "XY");
        assertThat(wasi.file("f")).isEqualTo("abXYef");
        wasi.call("fd_seek", descriptor, 2, 2, OUT);
        wasi.write(descriptor, "!");
        assertThat(wasi.file("f")).isEqualTo("abXYef\0\0!");
    }

    /** F4. */
    @Test
    void withTheAppendFlagEveryWriteGoesToTheEnd() {
        wasi.write(wasi.open("log", CREATE), "one ");
        int descriptor = wasi.open("log", 0, APPEND);
        wasi.write(descriptor, "two");
        assertThat(wasi.file("log")).isEqualTo("one two");
        assertThat(wasi.call("fd_fdstat_set_flags", descriptor, 0)).isZero();
        wasi.call("fd_seek", descriptor, 0, 0, OUT);
        wasi.write(descriptor, "1");
        assertThat(wasi.file("log")).isEqualTo("1ne two");
    }

    /** F4. */
    @Test
    void readingAndWritingAtAnOffsetLeavesTheDescriptorWhereItIs() {
        int descriptor = wasi.open("f", CREATE);
        wasi.write(descriptor, "abcdef");
        assertThat(wasi.call("fd_pwrite", descriptor, IOVECS, wasi.buffers("XY"), 1, OUT))
                .isZero();
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(2);
        assertThat(wasi.file("f")).isEqualTo("aXYdef");
        wasi.memory.putLong(IOVECS + 8, 3);
        assertThat(wasi.call("fd_pread", descriptor, IOVECS, 1, 2, OUT)).isZero();
        assertThat(wasi.text(DATA, 3)).isEqualTo("Yde");
        wasi.write(descriptor, "!");
        assertThat(wasi.file("f")).isEqualTo("aXYdef!");
        assertThat(wasi.call("fd_pread", descriptor, IOVECS, 1, -1, OUT)).isEqualTo(28);
        assertThat(wasi.call("fd_pread", 0, IOVECS, 1, 0, OUT)).isEqualTo(70);
    }

    /** F4. */
    @Test
    void readingFillsBuffersInTheirOrder() {
        int descriptor = wasi.open("f", CREATE);
        wasi.write(descriptor, "abcdef");
        wasi.memory.putLong(IOVECS, DATA + 100);
        wasi.memory.putLong(IOVECS + 8, 4);
        wasi.memory.putLong(IOVECS + 16, DATA + 200);
        wasi.memory.putLong(IOVECS + 24, 4);
        assertThat(wasi.call("fd_pread", descriptor, IOVECS, 2, 0, OUT)).isZero();
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(6);
        assertThat(wasi.text(DATA + 100, 4)).isEqualTo("abcd");
        assertThat(wasi.text(DATA + 200, 2)).isEqualTo("ef");
    }

    /** F4. */
    @Test
    void aFileCannotBecomeLargerThan2GiB() {
        int descriptor = wasi.open("f", CREATE);
        wasi.call("fd_seek", descriptor, Integer.MAX_VALUE, 0, OUT);
        assertThat(wasi.write(descriptor, "x")).isEqualTo(22);
        assertThat(wasi.call("fd_filestat_set_size", descriptor, 1L << 31)).isEqualTo(22);
    }

    /** F5. */
    @Test
    void seekingGoesFromStartHereAndEnd() {
        int descriptor = wasi.open("f", CREATE);
        wasi.write(descriptor, "abcdef");
        assertThat(wasi.call("fd_seek", descriptor, -2, 2, OUT)).isZero();
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(4);
        wasi.call("fd_seek", descriptor, -1, 1, OUT);
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(3);
        assertThat(wasi.call("fd_seek", descriptor, -9, 0, OUT)).isEqualTo(28);
        assertThat(wasi.call("fd_seek", descriptor, 0, 3, OUT)).isEqualTo(28);
        assertThat(wasi.call("fd_tell", descriptor, OUT)).isZero();
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(3);
        assertThat(wasi.call("fd_seek", 1, 0, 0, OUT)).isEqualTo(70);
        assertThat(wasi.call("fd_tell", 3, OUT)).isEqualTo(31);
    }

    /** F5. */
    @Test
    void aFileIsCutExtendedAndAllocated() {
        int descriptor = wasi.open("f", CREATE);
        wasi.write(descriptor, "abcdef");
        assertThat(wasi.call("fd_filestat_set_size", descriptor, 3)).isZero();
        assertThat(wasi.file("f")).isEqualTo("abc");
        assertThat(wasi.call("fd_filestat_set_size", descriptor, 4)).isZero();
        assertThat(wasi.file("f")).isEqualTo("abc\0");
        assertThat(wasi.call("fd_allocate", descriptor, 4, 2)).isZero();
        assertThat(wasi.file("f")).isEqualTo("abc\0\0\0");
        assertThat(wasi.call("fd_allocate", descriptor, 0, 2)).isZero();
        assertThat(wasi.file("f")).isEqualTo("abc\0\0\0");
        assertThat(wasi.call("fd_allocate", descriptor, 0, 0)).isEqualTo(28);
    }

    /** F5. */
    @Test
    void adviceAndSyncingChangeNothingButCheckTheirArguments() {
        int descriptor = wasi.open("f", CREATE);
        assertThat(wasi.call("fd_advise", descriptor, 0, 0, 5)).isZero();
        assertThat(wasi.call("fd_advise", descriptor, 0, 0, 6)).isEqualTo(28);
        assertThat(wasi.call("fd_sync", descriptor)).isZero();
        assertThat(wasi.call("fd_datasync", descriptor)).isZero();
        assertThat(wasi.call("fd_sync", 99)).isEqualTo(8);
    }
}
