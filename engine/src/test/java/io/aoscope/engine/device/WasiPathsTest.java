package io.aoscope.engine.device;

import static io.aoscope.engine.device.WasiCaller.CREATE;
import static io.aoscope.engine.device.WasiCaller.DIRECTORY;
import static io.aoscope.engine.device.WasiCaller.EXCLUSIVE;
import static io.aoscope.engine.device.WasiCaller.OUT;
import static io.aoscope.engine.device.WasiCaller.PATH;
import static io.aoscope.engine.device.WasiCaller.ROOT;
import static io.aoscope.engine.device.WasiCaller.TRUNCATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WasiPathsTest {
    private final WasiCaller wasi = new WasiCaller();

    /** F7. */
    @Test
    void namesKeepTheirCaseAndPathsAreWalkedPartByPart() {
        assertThat(wasi.makeDirectory("Dir")).isZero();
        assertThat(wasi.makeDirectory("Dir/inner")).isZero();
        wasi.open("Dir//inner/.././inner/../File", CREATE);
        assertThat(wasi.file("Dir/File")).isEmpty();
        assertThat(Vfs.of(wasi.state).at(List.of("dir"))).isEmpty();
        assertThat(wasi.opening("Dir/none/../File", 0)).isEqualTo(44);
        assertThat(wasi.opening("Dir/File/../File", 0)).isEqualTo(54);
    }

    /** F7. */
    @Test
    void pathsDoNotLeaveTheirDirectory() {
        assertThat(wasi.opening("../f", CREATE)).isEqualTo(76);
        assertThat(wasi.opening("/f", CREATE)).isEqualTo(76);
        wasi.makeDirectory("d");
        int directory = wasi.openDirectory("d");
        assertThat(wasi.call("path_open", directory, 0, PATH, wasi.put(PATH, "../f"), CREATE, 0, 0, 0, OUT))
                .isEqualTo(76);
        assertThat(wasi.exists("f")).isFalse();
    }

    /** F7. */
    @Test
    void aPathIsRelativeToItsDirectory() {
        wasi.makeDirectory("d");
        int directory = wasi.openDirectory("d");
        assertThat(wasi.call("path_open", directory, 0, PATH, wasi.put(PATH, "f"), CREATE, 0, 0, 0, OUT))
                .isZero();
        assertThat(wasi.exists("d/f")).isTrue();
        int file = wasi.open("g", CREATE);
        assertThat(wasi.call("path_open", file, 0, PATH, wasi.put(PATH, "f"), CREATE, 0, 0, 0, OUT))
                .isEqualTo(54);
    }

    /** F7. */
    @Test
    void aPathIsUtf8WithoutZerosAndNotTooLong() {
        assertThat(wasi.opening("", CREATE)).isEqualTo(44);
        assertThat(wasi.opening("a\0b", CREATE)).isEqualTo(28);
        wasi.memory.putByte(PATH, (byte) 0xFF);
        assertThat(wasi.call("path_open", ROOT, 0, PATH, 1, CREATE, 0, 0, 0, OUT))
                .isEqualTo(25);
        assertThat(wasi.opening("x".repeat(256), CREATE)).isEqualTo(37);
        assertThat(wasi.call("path_open", ROOT, 0, PATH, 4097, CREATE, 0, 0, 0, OUT))
                .isEqualTo(37);
    }

    /** F7. */
    @Test
    void aSlashAtTheEndMeansADirectory() {
        wasi.open("f", CREATE);
        wasi.makeDirectory("d/");
        assertThat(wasi.opening("f/", 0)).isEqualTo(54);
        assertThat(wasi.opening("d/", 0)).isZero();
        assertThat(wasi.opening("new/", CREATE)).isEqualTo(31);
        assertThat(wasi.unlink("f/")).isEqualTo(54);
        assertThat(wasi.removeDirectory("d/")).isZero();
    }

    /** F7. */
    @Test
    void aPrivateNameIsAFileLikeAnyOther() {
        wasi.write(wasi.open("private.txt", CREATE), "x");
        assertThat(wasi.file("private.txt")).isEqualTo("x");
    }

    /** F7. */
    @Test
    void openingFollowsItsFlags() {
        assertThat(wasi.opening("none", 0)).isEqualTo(44);
        assertThat(wasi.opening("no/such", CREATE)).isEqualTo(44);
        wasi.write(wasi.open("f", CREATE), "abc");
        assertThat(wasi.opening("f", CREATE | EXCLUSIVE)).isEqualTo(20);
        assertThat(wasi.opening("f", DIRECTORY)).isEqualTo(54);
        assertThat(wasi.opening("g", CREATE | DIRECTORY)).isEqualTo(28);
        assertThat(wasi.opening("dev", TRUNCATE)).isEqualTo(31);
        assertThat(wasi.opening("dev", 0, 0, Rights.FD_WRITE, 0)).isEqualTo(31);
        assertThat(wasi.opening("f", TRUNCATE)).isZero();
        assertThat(wasi.file("f")).isEmpty();
    }

    /** F7. */
    @Test
    void directoriesAreMadeAndRemoved() {
        assertThat(wasi.makeDirectory("d")).isZero();
        assertThat(wasi.makeDirectory("d")).isEqualTo(20);
        assertThat(wasi.makeDirectory("no/such")).isEqualTo(44);
        wasi.open("d/f", CREATE);
        assertThat(wasi.removeDirectory("d")).isEqualTo(55);
        assertThat(wasi.removeDirectory("d/f")).isEqualTo(54);
        assertThat(wasi.unlink("d")).isEqualTo(31);
        assertThat(wasi.unlink("d/f")).isZero();
        assertThat(wasi.unlink("d/f")).isEqualTo(44);
        assertThat(wasi.removeDirectory("d/.")).isEqualTo(28);
        assertThat(wasi.removeDirectory(".")).isEqualTo(10);
        assertThat(wasi.removeDirectory("d")).isZero();
        assertThat(wasi.removeDirectory("d")).isEqualTo(44);
    }

    /** F7. */
    @Test
    void theStandardStreamsStay() {
        assertThat(wasi.unlink("dev/stdout")).isEqualTo(63);
    }

    /** F7. */
    @Test
    void renamingReplacesAFile() {
        wasi.write(wasi.open("a", CREATE), "A");
        wasi.write(wasi.open("b", CREATE), "B");
        assertThat(wasi.rename("a", "b")).isZero();
        assertThat(wasi.file("b")).isEqualTo("A");
        assertThat(wasi.exists("a")).isFalse();
        assertThat(wasi.rename("a", "c")).isEqualTo(44);
        assertThat(wasi.rename("b", "no/such")).isEqualTo(44);
        assertThat(wasi.rename("b", "b")).isZero();
        assertThat(wasi.file("b")).isEqualTo("A");
    }

    /** F7. */
    @Test
    void renamingADirectoryTakesItsContentAlong() {
        wasi.makeDirectory("d");
        wasi.write(wasi.open("d/f", CREATE), "x");
        wasi.makeDirectory("empty");
        wasi.open("file", CREATE);
        assertThat(wasi.rename("d", "d/below")).isEqualTo(28);
        assertThat(wasi.rename("d", "file")).isEqualTo(54);
        assertThat(wasi.rename("file", "d")).isEqualTo(31);
        assertThat(wasi.rename("empty", "d")).isEqualTo(55);
        assertThat(wasi.rename("d", "empty")).isZero();
        assertThat(wasi.file("empty/f")).isEqualTo("x");
        assertThat(wasi.exists("d")).isFalse();
        assertThat(wasi.rename(".", "else")).isEqualTo(10);
    }
}
