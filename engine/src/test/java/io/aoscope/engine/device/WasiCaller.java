package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Calls WASI functions as an image with 64-bit memory does; addresses 1000 and up are free in it. */
final class WasiCaller {
    static final int OUT = 1000;
    static final int PATH = 1100;
    static final int IOVECS = 1200;
    static final int DATA = 1400;
    static final int OTHER_PATH = 2400;
    static final int ROOT = 3;
    static final int CREATE = 1;
    static final int DIRECTORY = 2;
    static final int EXCLUSIVE = 4;
    static final int TRUNCATE = 8;
    static final int FOLLOW = 1;
    static final int APPEND = 1;

    Runner runner;
    Message state;
    final LinearMemory memory;

    WasiCaller() {
        this("ok");
    }

    WasiCaller(String fixture) {
        runner = new Runner(Profile.STANDARD, Runner.fixture(fixture)).spawn(Runner.definition());
        state = runner.state;
        memory = Wasm64Device.running(state).orElseThrow().instance().memory(0);
    }

    void profile(Profile profile) {
        runner = new Runner(runner, runner.context.withProfile(profile));
    }

    void clock(long nanoseconds) {
        runner = new Runner(runner, runner.context.withClock(HostClock.fixed(nanoseconds)));
    }

    /** Puts something beside the device of WASI. */
    void settings(Message more) {
        state = state.set(WasiDevice.ENTRY, more);
    }

    ImportAnswer answer(String function, long... arguments) {
        List<ValType> types =
                Arrays.stream(arguments).mapToObj(a -> (ValType) NumType.I64).toList();
        FuncType type = new FuncType(types, List.of(NumType.I32));
        RunningImage image = Wasm64Device.running(runner.state).orElseThrow();
        return new WasiDevice()
                .call(new ImportCall(
                        "wasi_snapshot_preview1", function, type, arguments, state, image.instance(), runner.context));
    }

    /** Calls, keeps the state and gives the error number. */
    long call(String function, long... arguments) {
        ImportAnswer.Returned returned = (ImportAnswer.Returned) answer(function, arguments);
        state = returned.state();
        return returned.values()[0];
    }

    long put(int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        memory.write(at, bytes);
        return bytes.length;
    }

    String text(int at, int length) {
        return new String(memory.read(at, length), StandardCharsets.UTF_8);
    }

    /** Opens with every right that a file has. */
    int open(String path, int how) {
        return open(path, how, 0);
    }

    int open(String path, int how, int flags) {
        assertThat(opening(path, 0, how, Rights.FILE, flags)).isZero();
        return memory.getInt(OUT);
    }

    int openDirectory(String path) {
        assertThat(call("path_open", ROOT, 0, PATH, put(PATH, path), DIRECTORY, Rights.DIRECTORY, Rights.ALL, 0, OUT))
                .isZero();
        return memory.getInt(OUT);
    }

    /** The error number of opening. */
    long opening(String path, int lookup, int how, long rights, int flags) {
        return call("path_open", ROOT, lookup, PATH, put(PATH, path), how, rights, 0, flags, OUT);
    }

    long opening(String path, int how) {
        return opening(path, 0, how, 0, 0);
    }

    /** A function of a directory and a path below it. */
    long at(String function, String path, long... more) {
        long[] arguments = new long[3 + more.length];
        arguments[0] = ROOT;
        arguments[1] = PATH;
        arguments[2] = put(PATH, path);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return call(function, arguments);
    }

    long makeDirectory(String path) {
        return at("path_create_directory", path);
    }

    long unlink(String path) {
        return at("path_unlink_file", path);
    }

    long removeDirectory(String path) {
        return at("path_remove_directory", path);
    }

    long rename(String from, String to) {
        return at("path_rename", from, ROOT, OTHER_PATH, put(OTHER_PATH, to));
    }

    long symlink(String target, String path) {
        return call("path_symlink", OTHER_PATH, put(OTHER_PATH, target), ROOT, PATH, put(PATH, path));
    }

    long link(String from, String to, int lookup) {
        return call("path_link", ROOT, lookup, PATH, put(PATH, from), ROOT, OTHER_PATH, put(OTHER_PATH, to));
    }

    /** The error number of asking what a file is; the answer stands at {@link #OUT}. */
    long status(String path, int lookup) {
        return call("path_filestat_get", ROOT, lookup, PATH, put(PATH, path), OUT);
    }

    long inode(String path) {
        assertThat(status(path, 0)).isZero();
        return memory.getLong(OUT + 8);
    }

    long write(int descriptor, String... pieces) {
        return call("fd_write", descriptor, IOVECS, buffers(pieces), OUT);
    }

    /** Lays pieces into memory and the array of iovecs that names them. */
    long buffers(String... pieces) {
        int at = DATA;
        for (int i = 0; i < pieces.length; i++) {
            long length = put(at, pieces[i]);
            memory.putLong(IOVECS + 16L * i, at);
            memory.putLong(IOVECS + 16L * i + 8, length);
            at += (int) length;
        }
        return pieces.length;
    }

    String read(int descriptor, int room) {
        memory.putLong(IOVECS, DATA);
        memory.putLong(IOVECS + 8, room);
        assertThat(call("fd_read", descriptor, IOVECS, 1, OUT)).isZero();
        return text(DATA, (int) memory.getLong(OUT));
    }

    String file(String path) {
        return Vfs.of(state).file(Vfs.parts(path)).orElseThrow().text();
    }

    boolean exists(String path) {
        return Vfs.of(state).at(Vfs.parts(path)).isPresent();
    }
}
