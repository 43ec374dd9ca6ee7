package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The standard profile; addresses 1000 and up are free in the image. */
class WasiFunctionsTest {
    private static final int OUT = 1000;
    private static final int PATH = 1100;
    private static final int IOVECS = 1200;
    private static final int DATA = 1400;
    private static final int CREATE = 1;
    private static final int DIRECTORY = 2;
    private static final int EXCLUSIVE = 4;
    private static final int TRUNCATE = 8;

    private Runner runner = spawned("ok");
    private Message state = runner.state;
    private LinearMemory memory = memory(runner);

    private static Runner spawned(String fixture) {
        return new Runner(Profile.STANDARD, Runner.fixture(fixture)).spawn(Runner.definition());
    }

    private static LinearMemory memory(Runner runner) {
        return Wasm64Device.running(runner.state).orElseThrow().instance().memory(0);
    }

    private void use(String fixture) {
        runner = spawned(fixture);
        state = runner.state;
        memory = memory(runner);
    }

    private ImportAnswer answer(String function, long... arguments) {
        List<ValType> types =
                Arrays.stream(arguments).mapToObj(a -> (ValType) NumType.I64).toList();
        FuncType type = new FuncType(types, List.of(NumType.I32));
        RunningImage image = Wasm64Device.running(runner.state).orElseThrow();
        return new WasiDevice()
                .call(new ImportCall(
                        "wasi_snapshot_preview1", function, type, arguments, state, image.instance(), runner.context));
    }

    /** Calls, keeps the state and gives the error number. */
    private long call(String function, long... arguments) {
        ImportAnswer.Returned returned = (ImportAnswer.Returned) answer(function, arguments);
        state = returned.state();
        return returned.values()[0];
    }

    private long put(int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        memory.write(at, bytes);
        return bytes.length;
    }

    private int open(String path, int flags, int descriptorFlags) {
        assertThat(call("path_open", 3, 0, PATH, put(PATH, path), flags, 0, 0, descriptorFlags, OUT))
                .isZero();
        return memory.getInt(OUT);
    }

    private long write(int descriptor, String... pieces) {
        int at = DATA;
        for (int i = 0; i < pieces.length; i++) {
            long length = put(at, pieces[i]);
            memory.putLong(IOVECS + 16L * i, at);
            memory.putLong(IOVECS + 16L * i + 8, length);
            at += (int) length;
        }
        return call("fd_write", descriptor, IOVECS, pieces.length, OUT);
    }

    private String read(int descriptor, int room) {
        memory.putLong(IOVECS, DATA);
        memory.putLong(IOVECS + 8, room);
        assertThat(call("fd_read", descriptor, IOVECS, 1, OUT)).isZero();
        return new String(memory.read(DATA, (int) memory.getLong(OUT)), StandardCharsets.UTF_8);
    }

    private String file(String path) {
        return Vfs.of(state).file(Vfs.parts("", path)).orElseThrow().text();
    }

    /** F1. */
    @Test
    void initMakesThreeDescriptorsAndTheirFiles() {
        assertThat(state.get("file-descriptors/1"))
                .contains(Message.of("filename", Binary.of("/dev/stdout"), "offset", Value.of(0)));
        assertThat(state.text("vfs/dev/stdout")).contains("");
        assertThat(state.text("wasm/stdlib/wasi_snapshot_preview1/device")).contains("WASI@1.0");
    }

    /** F1. */
    @Test
    void initKeepsWhatStandsThere() {
        write(1, "kept");
        Outcome again = new WasiDevice().resolve("init", state, Message.EMPTY, runner.context);
        assertThat(((Message) ((Outcome.Ok) again).value()).text("vfs/dev/stdout"))
                .contains("kept");
    }

    /** F2. */
    @Test
    void a32BitMemoryHasIovecsOf8Bytes() {
        use("memory32");
        put(DATA, "hello");
        memory.putInt(IOVECS, DATA);
        memory.putInt(IOVECS + 4, 5);
        memory.putLong(OUT, -1);
        assertThat(call("fd_write", 1, IOVECS, 1, OUT)).isZero();
        assertThat(state.text("vfs/dev/stdout")).contains("hello");
        assertThat(memory.getLong(OUT)).isEqualTo(0xFFFF_FFFF_0000_0005L);
    }

    /** F2. */
    @Test
    void anAddressOutsideOfMemoryIsABadAddress() {
        Message before = state;
        assertThat(call("fd_write", 1, 1L << 40, 1, OUT)).isEqualTo(21);
        memory.putLong(IOVECS, 0);
        memory.putLong(IOVECS + 8, 1L << 50);
        assertThat(call("fd_write", 1, IOVECS, 1, OUT)).isEqualTo(21);
        assertThat(call("fd_write", 1, IOVECS, 1025, OUT)).isEqualTo(21);
        assertThat(state).isEqualTo(before);
    }

    /** F3. */
    @Test
    void whatIsWrittenToStandardOutputStandsInItsFile() {
        assertThat(write(1, "hello ", "world\n")).isZero();
        write(1, "again");
        write(2, "oh no");
        assertThat(memory.getLong(OUT)).isEqualTo(5);
        assertThat(state.text("vfs/dev/stdout")).contains("hello world\nagain");
        assertThat(state.text("vfs/dev/stderr")).contains("oh no");
        assertThat(runner.events(DeviceEvent.Kind.STDOUT)).containsExactly("hello world\n", "again");
        assertThat(runner.events(DeviceEvent.Kind.STDERR)).containsExactly("oh no");
    }

    /** F3. */
    @Test
    void noBuffersWriteNothing() {
        memory.putLong(OUT, -1);
        assertThat(write(1)).isZero();
        assertThat(memory.getLong(OUT)).isZero();
    }

    /** F4. */
    @Test
    void aFileIsWrittenAndReadWhereItsDescriptorStands() {
        int descriptor = open("notes.txt", CREATE, 0);
        write(descriptor, "hello ");
        write(descriptor, "world");
        assertThat(file("notes.txt")).isEqualTo("hello world");
        assertThat(read(descriptor, 10)).isEmpty();
        int second = open("notes.txt", 0, 0);
        assertThat(read(second, 7)).isEqualTo("hello w");
        assertThat(read(second, 7)).isEqualTo("orld");
        write(second, "!");
        assertThat(file("notes.txt")).isEqualTo("hello world!");
    }

    /** F4. */
    @Test
    void writingInTheMiddleReplacesAndAGapIsZeros() {
        int descriptor = open("f", CREATE, 0);
        write(descriptor, "abcdef");
        assertThat(call("fd_seek", descriptor, 2, 0, OUT)).isZero();
        write(descriptor, "XY");
        assertThat(file("f")).isEqualTo("abXYef");
        call("fd_seek", descriptor, 2, 2, OUT);
        write(descriptor, "!");
        assertThat(file("f")).isEqualTo("abXYef\0\0!");
    }

    /** F4. */
    @Test
    void withTheAppendFlagEveryWriteGoesToTheEnd() {
        write(open("log", CREATE, 0), "one ");
        int descriptor = open("log", 0, 1);
        write(descriptor, "two");
        assertThat(file("log")).isEqualTo("one two");
    }

    /** F5. */
    @Test
    void seekingGoesFromStartHereAndEnd() {
        int descriptor = open("f", CREATE, 0);
        write(descriptor, "abcdef");
        assertThat(call("fd_seek", descriptor, -2, 2, OUT)).isZero();
        assertThat(memory.getLong(OUT)).isEqualTo(4);
        call("fd_seek", descriptor, -1, 1, OUT);
        assertThat(memory.getLong(OUT)).isEqualTo(3);
        assertThat(call("fd_seek", descriptor, -9, 0, OUT)).isEqualTo(28);
        assertThat(call("fd_tell", descriptor, OUT)).isZero();
        assertThat(memory.getLong(OUT)).isEqualTo(3);
        assertThat(call("fd_seek", 1, 0, 0, OUT)).isEqualTo(70);
    }

    /** F5. */
    @Test
    void closingFreesTheNumber() {
        assertThat(open("a", CREATE, 0)).isEqualTo(4);
        assertThat(open("b", CREATE, 0)).isEqualTo(5);
        assertThat(call("fd_close", 4)).isZero();
        assertThat(call("fd_close", 4)).isEqualTo(8);
        assertThat(open("c", CREATE, 0)).isEqualTo(4);
        assertThat(write(9, "x")).isEqualTo(8);
    }

    /** F6. */
    @Test
    void kindAndSizeAreTold() {
        write(open("f", CREATE, 0), "abc");
        assertThat(call("path_filestat_get", 3, 0, PATH, put(PATH, "f"), OUT)).isZero();
        assertThat(memory.getByte(OUT + 16)).isEqualTo((byte) 4);
        assertThat(memory.getLong(OUT + 32)).isEqualTo(3);
        assertThat(call("fd_fdstat_get", 1, OUT)).isZero();
        assertThat(memory.getByte(OUT)).isEqualTo((byte) 2);
        assertThat(call("fd_fdstat_get", 3, OUT)).isZero();
        assertThat(memory.getByte(OUT)).isEqualTo((byte) 3);
        assertThat(call("path_filestat_get", 3, 0, PATH, put(PATH, "none"), OUT))
                .isEqualTo(44);
    }

    /** F6. */
    @Test
    void theRootIsTheOneDirectoryThatIsOpenFromTheStart() {
        assertThat(call("fd_prestat_get", 3, OUT)).isZero();
        assertThat(memory.getLong(OUT + 8)).isEqualTo(1);
        assertThat(call("fd_prestat_dir_name", 3, OUT, 1)).isZero();
        assertThat(memory.getByte(OUT)).isEqualTo((byte) '/');
        assertThat(call("fd_prestat_get", 4, OUT)).isEqualTo(8);
    }

    /** F6. */
    @Test
    void aDirectoryIsListedFromACookieOn() {
        open("name", CREATE, 0);
        assertThat(call("fd_readdir", 3, DATA, 500, 1, OUT)).isZero();
        assertThat(memory.getLong(OUT)).isEqualTo(24 + 4);
        assertThat(memory.getLong(DATA)).isEqualTo(2);
        assertThat(memory.getInt(DATA + 16)).isEqualTo(4);
        assertThat(new String(memory.read(DATA + 24, 4), StandardCharsets.UTF_8))
                .isEqualTo("name");
        call("fd_readdir", 3, DATA, 30, 0, OUT);
        assertThat(memory.getLong(OUT)).isEqualTo(30);
    }

    /** F7. */
    @Test
    void pathsStayBelowTheRootAndKeepTheirCase() {
        assertThat(call("path_create_directory", 3, PATH, put(PATH, "Dir"))).isZero();
        open("../../Dir/./File", CREATE, 0);
        assertThat(file("Dir/File")).isEmpty();
        assertThat(Vfs.of(state).at(List.of("dir"))).isEmpty();
    }

    /** F7. */
    @Test
    void aPrivateNameIsAFileLikeAnyOther() {
        write(open("private.txt", CREATE, 0), "x");
        assertThat(file("private.txt")).isEqualTo("x");
    }

    /** F7. */
    @Test
    void openingFollowsItsFlags() {
        assertThat(opening("none", 0)).isEqualTo(44);
        assertThat(opening("no/such", CREATE)).isEqualTo(44);
        write(open("f", CREATE, 0), "abc");
        assertThat(opening("f", CREATE | EXCLUSIVE)).isEqualTo(20);
        assertThat(opening("f", DIRECTORY)).isEqualTo(54);
        assertThat(opening("dev", TRUNCATE)).isEqualTo(31);
        assertThat(opening("f", TRUNCATE)).isZero();
        assertThat(file("f")).isEmpty();
    }

    private long opening(String path, int flags) {
        return call("path_open", 3, 0, PATH, put(PATH, path), flags, 0, 0, 0, OUT);
    }

    /** F7. */
    @Test
    void filesAndEmptyDirectoriesCanBeRemovedAndRenamed() {
        call("path_create_directory", 3, PATH, put(PATH, "d"));
        open("d/f", CREATE, 0);
        assertThat(call("path_remove_directory", 3, PATH, put(PATH, "d"))).isEqualTo(55);
        assertThat(call("path_rename", 3, PATH, put(PATH, "d/f"), 3, DATA, put(DATA, "g")))
                .isZero();
        assertThat(file("g")).isEmpty();
        assertThat(call("path_remove_directory", 3, PATH, put(PATH, "d"))).isZero();
        assertThat(call("path_unlink_file", 3, PATH, put(PATH, "g"))).isZero();
        assertThat(call("path_unlink_file", 3, PATH, put(PATH, "g"))).isEqualTo(44);
    }

    /** F8. */
    @Test
    void theClockStandsWhereTheSessionPutsIt() {
        runner = new Runner(runner, runner.context.withClock(HostClock.fixed(1_700_000_000_000_000_000L)));
        assertThat(call("clock_time_get", 0, 1, OUT)).isZero();
        assertThat(memory.getLong(OUT)).isEqualTo(1_700_000_000_000_000_000L);
        assertThat(call("clock_time_get", 9, 1, OUT)).isEqualTo(28);
    }

    /** F8. */
    @Test
    void randomnessGoesOnWhereItWasAndIsTheSameForTheSameSeed() {
        call("random_get", DATA, 20);
        call("random_get", DATA + 20, 20);
        assertThat(memory.read(DATA, 40)).isEqualTo(new SeededRandom("aoscope").bytes(0, 40));
        assertThat(new SeededRandom("other").bytes(0, 40)).isNotEqualTo(memory.read(DATA, 40));
    }

    /** F8. */
    @Test
    void thereAreNoArgumentsAndNoEnvironment() {
        memory.putLong(OUT, -1);
        memory.putLong(OUT + 8, -1);
        assertThat(call("environ_sizes_get", OUT, OUT + 8)).isZero();
        assertThat(memory.getLong(OUT)).isZero();
        assertThat(memory.getLong(OUT + 8)).isZero();
        assertThat(call("args_get", OUT, OUT + 8)).isZero();
    }

    /** F8. */
    @Test
    void waitingEndsAtOnce() {
        memory.putLong(DATA, 77);
        assertThat(call("poll_oneoff", DATA, DATA + 100, 1, OUT)).isZero();
        assertThat(memory.getLong(OUT)).isEqualTo(1);
        assertThat(memory.getLong(DATA + 100)).isEqualTo(77);
    }

    /** F9. */
    @Test
    void procExitEndsTheCall() {
        assertThat(answer("proc_exit", 3)).isEqualTo(new ImportAnswer.Ended(new ProcessExit(3)));
    }

    /** I3. */
    @Test
    void aFunctionThatIsNotThereIsNotSupported() {
        assertThat(answer("sock_send", 1)).isEqualTo(new ImportAnswer.Unknown(52));
    }

    /** F10. */
    @Test
    void onHyperbeamWritingWouldHangAndSaysWhy() {
        runner = new Runner(runner, runner.context.withProfile(Profile.HYPERBEAM));
        ImportAnswer.Ended ended = (ImportAnswer.Ended) answer("fd_write", 1, IOVECS, 1, OUT);
        assertThat(((Failure) ended.reason()).message())
                .startsWith(
                        "HyperBEAM would hang here for ever: fd_write of 1 buffer to descriptor 1 needs its key data");
    }

    /** F11. */
    @Test
    void onHyperbeamTheClockAnswersOneAndExitIsUnknown() {
        runner = new Runner(runner, runner.context.withProfile(Profile.HYPERBEAM));
        memory.putLong(OUT, -1);
        assertThat(call("clock_time_get", 0, 1, OUT)).isEqualTo(1);
        assertThat(memory.getLong(OUT)).isEqualTo(-1);
        assertThat(answer("proc_exit", 3)).isEqualTo(new ImportAnswer.Unknown(0));
    }

    @Test
    void theNamesOfAProfileAreThoseItAnswers() {
        assertThat(new WasiDevice().functions(Profile.STANDARD)).contains("fd_write", "proc_exit", "path_open");
        assertThat(new WasiDevice().functions(Profile.HYPERBEAM))
                .containsExactlyInAnyOrder("fd_write", "fd_read", "clock_time_get", "path_open");
    }
}
