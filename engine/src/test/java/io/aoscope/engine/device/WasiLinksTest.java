package io.aoscope.engine.device;

import static io.aoscope.engine.device.WasiCaller.CREATE;
import static io.aoscope.engine.device.WasiCaller.DATA;
import static io.aoscope.engine.device.WasiCaller.EXCLUSIVE;
import static io.aoscope.engine.device.WasiCaller.FOLLOW;
import static io.aoscope.engine.device.WasiCaller.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.ListValue;
import org.junit.jupiter.api.Test;

class WasiLinksTest {
    private final WasiCaller wasi = new WasiCaller();

    /** F12. */
    @Test
    void aSymbolicLinkIsAListWithItsTarget() {
        assertThat(wasi.symlink("d/f", "link")).isZero();
        assertThat(wasi.state.get("vfs/link")).contains(ListValue.ofTexts("d/f"));
    }

    /** F12. */
    @Test
    void aLinkOnTheWayIsFollowedAndOneAtTheEndWhereAsked() {
        wasi.makeDirectory("d");
        wasi.write(wasi.open("d/f", CREATE), "x");
        wasi.symlink("d", "way");
        wasi.symlink("way/f", "link");
        assertThat(wasi.opening("way/f", 0)).isZero();
        assertThat(wasi.opening("link", 0)).isEqualTo(32);
        assertThat(wasi.opening("link", FOLLOW, 0, 0, 0)).isZero();
        assertThat(wasi.status("link", 0)).isZero();
        assertThat(wasi.memory.getByte(OUT + 16)).isEqualTo((byte) 7);
        assertThat(wasi.memory.getLong(OUT + 32)).isEqualTo("way/f".length());
        assertThat(wasi.status("link", FOLLOW)).isZero();
        assertThat(wasi.memory.getByte(OUT + 16)).isEqualTo((byte) 4);
    }

    /** F12. */
    @Test
    void aTargetIsRelativeToTheDirectoryOfTheLink() {
        wasi.makeDirectory("d");
        wasi.write(wasi.open("f", CREATE), "outer");
        wasi.symlink("../f", "d/link");
        assertThat(wasi.opening("d/link", FOLLOW, 0, Rights.FD_READ, 0)).isZero();
        assertThat(wasi.read(wasi.memory.getInt(OUT), 10)).isEqualTo("outer");
    }

    /** F12. */
    @Test
    void aLinkCannotLeadOut() {
        assertThat(wasi.symlink("/etc", "absolute")).isEqualTo(76);
        assertThat(wasi.symlink("../../f", "out")).isZero();
        assertThat(wasi.opening("out", FOLLOW, 0, 0, 0)).isEqualTo(76);
    }

    /** F12. */
    @Test
    void linksThatGoInCirclesAreALoop() {
        wasi.symlink("b", "a");
        wasi.symlink("a", "b");
        assertThat(wasi.opening("a", FOLLOW, 0, 0, 0)).isEqualTo(32);
        assertThat(wasi.opening("a/f", 0)).isEqualTo(32);
        assertThat(wasi.status("a", 0)).isZero();
    }

    /** F12. */
    @Test
    void creatingThroughALinkCreatesItsTarget() {
        wasi.symlink("target", "link");
        assertThat(wasi.opening("link", FOLLOW, 0, 0, 0)).isEqualTo(44);
        assertThat(wasi.opening("link", 0, CREATE | EXCLUSIVE, 0, 0)).isEqualTo(20);
        assertThat(wasi.opening("link", FOLLOW, CREATE, 0, 0)).isZero();
        assertThat(wasi.file("target")).isEmpty();
    }

    /** F12. */
    @Test
    void aTargetIsReadAsFarAsThereIsRoom() {
        wasi.symlink("target", "link");
        assertThat(wasi.at("path_readlink", "link", DATA, 100, OUT)).isZero();
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(6);
        assertThat(wasi.text(DATA, 6)).isEqualTo("target");
        assertThat(wasi.at("path_readlink", "link", DATA, 4, OUT)).isZero();
        assertThat(wasi.memory.getLong(OUT)).isEqualTo(4);
        wasi.open("f", CREATE);
        assertThat(wasi.at("path_readlink", "f", DATA, 100, OUT)).isEqualTo(28);
    }

    /** F12. */
    @Test
    void removingAndRenamingMeansTheLinkItself() {
        wasi.open("f", CREATE);
        wasi.symlink("f", "link");
        assertThat(wasi.rename("link", "other")).isZero();
        assertThat(wasi.unlink("other")).isZero();
        assertThat(wasi.exists("f")).isTrue();
        assertThat(wasi.symlink("x", "f")).isEqualTo(20);
        assertThat(wasi.symlink("x", "new/")).isEqualTo(44);
        assertThat(wasi.symlink("", "new")).isEqualTo(44);
    }

    /** F14. */
    @Test
    void aFileWithTwoNamesIsOneFile() {
        int descriptor = wasi.open("a", CREATE);
        assertThat(wasi.link("a", "b", 0)).isZero();
        wasi.write(descriptor, "shared");
        assertThat(wasi.file("b")).isEqualTo("shared");
        assertThat(wasi.inode("a")).isEqualTo(wasi.inode("b"));
        assertThat(wasi.memory.getLong(OUT + 24)).isEqualTo(2);
        assertThat(wasi.rename("a", "b")).isZero();
        assertThat(wasi.exists("a")).isTrue();
        assertThat(wasi.unlink("a")).isZero();
        assertThat(wasi.status("b", 0)).isZero();
        assertThat(wasi.memory.getLong(OUT + 24)).isEqualTo(1);
        wasi.write(descriptor, " still");
        assertThat(wasi.file("b")).isEqualTo("shared still");
    }

    /** F14. */
    @Test
    void directoriesAndTakenNamesCannotBeLinked() {
        wasi.makeDirectory("d");
        wasi.open("f", CREATE);
        assertThat(wasi.link("d", "e", 0)).isEqualTo(63);
        assertThat(wasi.link("f", "d", 0)).isEqualTo(20);
        assertThat(wasi.link("none", "e", 0)).isEqualTo(44);
        wasi.symlink("f", "s");
        assertThat(wasi.link("s", "hard", FOLLOW)).isZero();
        assertThat(wasi.inode("hard")).isEqualTo(wasi.inode("f"));
    }

    /** F14. */
    @Test
    void aRemovedFileStaysUntilItIsClosed() {
        int descriptor = wasi.open("f", CREATE);
        wasi.write(descriptor, "old");
        assertThat(wasi.unlink("f")).isZero();
        wasi.write(wasi.open("f", CREATE), "new");
        wasi.write(descriptor, " file");
        wasi.call("fd_seek", descriptor, 0, 0, OUT);
        assertThat(wasi.read(descriptor, 20)).isEqualTo("old file");
        assertThat(wasi.file("f")).isEqualTo("new");
        assertThat(wasi.call("fd_filestat_get", descriptor, OUT)).isZero();
        assertThat(wasi.memory.getLong(OUT + 24)).isZero();
        assertThat(wasi.state.message("unlinked-files").orElseThrow().size()).isEqualTo(1);
        assertThat(wasi.call("fd_close", descriptor)).isZero();
        assertThat(wasi.state.message("unlinked-files").orElseThrow().size()).isZero();
    }

    /** F14. */
    @Test
    void aReplacedFileStaysUntilItIsClosed() {
        int old = wasi.open("old", CREATE);
        wasi.write(old, "old");
        wasi.write(wasi.open("new", CREATE), "new");
        assertThat(wasi.rename("new", "old")).isZero();
        wasi.call("fd_seek", old, 0, 0, OUT);
        assertThat(wasi.read(old, 9)).isEqualTo("old");
    }

    /** F14. */
    @Test
    void anOpenFileFollowsItsNewName() {
        wasi.makeDirectory("d");
        int descriptor = wasi.open("d/f", CREATE);
        assertThat(wasi.rename("d", "e")).isZero();
        wasi.write(descriptor, "x");
        assertThat(wasi.file("e/f")).isEqualTo("x");
        assertThat(wasi.state.text("file-descriptors/4/filename")).contains("/e/f");
    }

    /** F14. */
    @Test
    void nothingCanBeMadeInARemovedDirectory() {
        wasi.makeDirectory("d");
        int directory = wasi.openDirectory("d");
        assertThat(wasi.removeDirectory("d")).isZero();
        assertThat(wasi.call(
                        "path_open",
                        directory,
                        0,
                        WasiCaller.PATH,
                        wasi.put(WasiCaller.PATH, "f"),
                        CREATE,
                        0,
                        0,
                        0,
                        OUT))
                .isEqualTo(44);
        assertThat(wasi.call("fd_close", directory)).isZero();
    }
}
