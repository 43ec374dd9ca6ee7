package io.aoscope.ui.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.WorkbenchModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesViewModelTest {
    private final SessionView open = Staged.open(Staged.module("counter-c"));
    private final FakeDebugSession session = new FakeDebugSession(open);
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final List<Throwable> problems = new ArrayList<>();
    private final FilesViewModel view =
            new FilesViewModel(model, new Background(Runnable::run, FxGate.direct(), problems::add));

    @TempDir
    Path folder;

    @Test
    void aStateWithoutVfsHasNoFiles() {
        assertThat(view.root().get()).isEmpty();
    }

    @Test
    void directoriesAndFilesStandInATreeWithTheirSizes() {
        slot();
        FileNode root = view.root().get().orElseThrow();
        assertThat(root.children()).extracting(FileNode::path).containsExactly("/data", "/dev");
        FileNode dev = root.children().get(1);
        assertThat(dev.sizeText()).isEqualTo("3 entries");
        assertThat(dev.children()).extracting(FileNode::name).containsExactly("stderr", "stdin", "stdout");
        assertThat(dev.children().get(2).sizeText()).isEqualTo("30 bytes");
    }

    @Test
    void descriptorsAreListedByNumberWithFileAndOffset() {
        slot();
        assertThat(view.descriptors())
                .extracting(Descriptor::number, Descriptor::file, Descriptor::offset)
                .contains(tuple("1", "/dev/stdout", "30"), tuple("3", "/data/counter.txt", "3"));
    }

    @Test
    void aSelectedFileStaysSelectedWhenTheFocusMoves() {
        slot();
        view.select("/dev/stdout");
        session.publish(Staged.slots(
                open, Staged.answered(1, "1", Optional.empty()), Staged.answered(2, "2", Optional.empty())));
        assertThat(view.selected().get().orElseThrow().content().orElseThrow().text())
                .startsWith("hello from slot 1");
        session.publish(open);
        assertThat(view.selected().get()).isEmpty();
    }

    @Test
    void anExportedFileHasTheSameBytes() throws IOException {
        slot();
        view.select("/data/blob.bin");
        Path target = folder.resolve("blob.bin");
        view.export(target);
        assertThat(Files.readAllBytes(target)).containsExactly(0xFF, 0, 1);
        assertThat(view.notice().get()).startsWith("Wrote 3 bytes of /data/blob.bin");
    }

    @Test
    void aFileThatCannotBeWrittenIsReportedWithItsName() {
        slot();
        view.select("/data/blob.bin");
        view.export(folder.resolve("absent").resolve("blob.bin"));
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("could not be written", "blob.bin"));
    }

    @Test
    void linksAndTimesAreTold() {
        Message files = Staged.files();
        Message data = ((Message) files.get("vfs/data").orElseThrow()).put("link", ListValue.ofTexts("counter.txt"));
        Message known = Message.builder()
                .put("inode", 7)
                .put("links", 2)
                .put("modified", 1_767_268_800_000_000_000L)
                .build();
        Message state = files.put("vfs", Message.of("data", data))
                .put("file-attributes", Message.of("/data/counter.txt", known));

        FileNode directory = FileNode.of(state).orElseThrow().children().getFirst();

        assertThat(directory.children())
                .extracting(FileNode::label)
                .containsExactly("blob.bin", "counter.txt", "link → counter.txt");
        assertThat(directory.children().get(1).summary())
                .isEqualTo("3 bytes  ·  2 names  ·  modified 2026-01-01 12:00:00");
        assertThat(directory.children().get(0).modifiedText()).isEmpty();
        assertThat(directory.children().get(2).summary()).isEqualTo("link to counter.txt");
    }

    @Test
    void aRemovedFileThatIsStillOpenIsMarkedAndAClosedDirectoryIsNotListed() {
        Message removed = Message.builder()
                .put("filename", "/f")
                .put("offset", 2)
                .put("unlinked", 9)
                .build();
        Message state =
                Message.of("file-descriptors", Message.of("4", removed, "3", Message.of("closed", Value.of(true))));

        assertThat(Descriptor.of(state)).containsExactly(new Descriptor("4", "/f (removed)", "2"));
    }

    private void slot() {
        session.publish(Staged.slots(open, Staged.answered(1, "1", Optional.empty())));
    }
}
