package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** Programs of ours, built with wasi-libc, with Rust's standard library and freestanding for wasm64. */
class WasiProgramsTest {
    private static final long NOVEMBER_2023 = 1_700_000_000_000_000_000L;

    private static WasiProgram program(String name) {
        String path = "/io/aoscope/engine/wasi/" + name + ".wasm";
        try (InputStream in = WasiProgramsTest.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no program " + path);
            }
            return WasiProgram.of(in.readAllBytes()).clock(NOVEMBER_2023).arguments(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void filesOfCAreReadWrittenRenamedLinkedAndListed() {
        WasiProgram.Ended ended = program("files").run();

        assertThat(ended.stderr()).isEmpty();
        assertThat(ended.stdout()).isEqualTo("""
            read line 1
            read line 2
            at 12: 2
            size 21, a file 1
            missing: No such file or directory
            directory: Is a directory
            write: 6
            again: File exists
            pwrite: 2
            pread: 4
            text aXYd
            truncate: 0
            seek: 3
            gap: 1
            write to a reader: Bad file descriptor
            unlink: 0
            read on: 6
            gone: No such file or directory
            mkdir: 0
            mkdir: File exists
            mkdir: 0
            rename: 0
            link: 0
            symlink: 0
            readlink: 18
            target inner/../moved.txt
            through it 21 bytes, 2 names
            itself 18 bytes, a link 1
            loop: Symbolic link loop
            dir: ./ ../ inner/ moved.txt soft@ twin.txt
            rmdir: Directory not empty
            rmdir: 0
            remove: 0
            above: Capabilities insufficient
            absolute: 4
            /: ./ ../ dev/ dir/ loop@
            modified 1700000000
            utimensat: 0
            accessed 5, modified 6.000000007
            """);
        assertThat(ended.file("dir/moved.txt")).isEqualTo("line 1\nline 2\nline 3\n");
        assertThat(ended.code()).isZero();
    }

    @Test
    void aProgramInCSeesItsArgumentsEnvironmentInputTimeAndChance() {
        WasiProgram.Ended ended = program("surroundings")
                .arguments("surroundings", "one", "t w o")
                .environment("NAME=Ada")
                .seed("s")
                .file("dev/stdin", "one 1\ntwo 22\n")
                .run();

        assertThat(ended.stdout()).isEqualTo("""
            argument 0: surroundings
            argument 1: one
            argument 2: t w o
            NAME Ada, NONE unset
            terminal 1
            2 lines, sum 23, last two
            now 2023-11-14 22:13:20
            waited 90 s 5 ns
            ready 2: in 1 out 1
            then 2023-11-14 22:14:50
            chance 76 ca 65 fa 53 2e fe a2
            bye
            """);
        assertThat(ended.stderr()).isEqualTo("ending with 3\n");
        assertThat(ended.code()).isEqualTo(3);
    }

    @Test
    void aProgramInRustWorksThroughItsStandardLibrary() {
        WasiProgram.Ended ended = program("notes")
                .arguments("notes", "keep")
                .environment("GREETING=hi")
                .file("dev/stdin", "a b\na\n")
                .run();

        assertThat(ended.stdout()).isEqualTo("""
            ["notes", "keep"]
            Ok("hi")
            [("a", 2), ("b", 1)]
            first
            second
            read [2, 3], now at 3
            length 3
            copied 3
            a link.bin two.bin
            exists true false
            NotFound
            AlreadyExists
            Some(55)
            Some(76)
            modified 1700000000
            left 2
            slept 1.5s
            1700000001
            """);
        assertThat(ended.stderr()).isEqualTo("done\n");
        assertThat(ended.code()).isEqualTo(42);
        assertThat(ended.file("store/link.bin")).isEqualTo("\1\2\3");
    }

    @Test
    void aPanicInRustIsATrapWithItsMessageOnStandardError() {
        WasiProgram.Ended ended = program("notes").arguments("notes", "panic").run();

        assertThat(ended.stderr()).contains("done\n", "panicked at 'as asked'");
        assertThat(ended.runner().state.text("results/wasm/output")).contains("Exception: unreachable");
    }

    @Test
    void aProgramWith64BitPointersSeesTheSame() {
        WasiProgram.Ended ended = program("wide")
                .arguments("wide", "one")
                .environment("A=1", "B=2")
                .seed("s")
                .file("dev/stdin", "abcdefgh")
                .run();

        assertThat(ended.stdout()).isEqualTo("""
            args_sizes_get 0
            arguments 2
            wide
            one
            A=1
            B=2
            time 1700000000000000000
            waited 1000
            event 9
            chance 1992975866
            read 6
            abc|def
            name of the root 1
            mkdir 0
            open 0
            position 10
            stat 0
            size 15
            kind 4
            symlink 0
            dir/f
            through the link 15
            rename 0
            missing 44
            above 76
            ./
            ../
            dev/
            dir/
            link@
            g
            """);
        assertThat(ended.file("g")).isEqualTo("hello\0\0\0\0\0hello");
        assertThat(ended.code()).isEqualTo(9);
    }
}
