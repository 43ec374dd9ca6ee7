package io.aoscope.ui.model;

import io.aoscope.engine.debug.ProcessView;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.session.Cast;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.Scenario;
import io.aoscope.samples.Sample;
import io.aoscope.ui.kit.Dialogs.FileKind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Opens images: files, samples, and the one at hand again. Files are read off the JavaFX thread. */
public final class ImageOpener {
    /** What a chooser of images offers. */
    public static final List<FileKind> IMAGES = List.of(
            new FileKind("WebAssembly images", List.of("*.wasm", "*.wat")), new FileKind("All files", List.of("*.*")));

    private final WorkbenchModel model;
    private final Executor background;
    private final Consumer<Path> opened;
    private final Map<String, Runnable> again = new HashMap<>();

    /**
     * @param background where files are read
     * @param opened hears of each file that was opened
     */
    public ImageOpener(WorkbenchModel model, Executor background, Consumer<Path> opened) {
        this.model = model;
        this.background = background;
        this.opened = opened;
    }

    /** Opens a file in the place of the selected process; a failure is reported and leaves the old image open. */
    public void open(Path file) {
        model.ask(source(file).thenCompose(model.debug()::open), view -> {
            opened.accept(file);
            remember(() -> open(file));
        });
    }

    /** Opens a file as a process beside the others. */
    public void openBeside(Path file) {
        CompletableFuture<SessionView> work = source(file)
                .thenCompose(source -> model.debug().openBeside(source, ProcessDefinition.AOS, source.stem()));
        model.ask(work, view -> {
            opened.accept(file);
            remember(() -> open(file));
        });
    }

    /** Opens a sample, all processes of it, and drafts a message that it understands, then does what comes after. */
    public void open(Sample sample, Runnable then) {
        Cast cast = cast(sample);
        CompletableFuture<SessionView> work = cast.several()
                ? model.debug().openCast(source(sample), cast)
                : model.debug().open(source(sample));
        model.ask(work, view -> {
            remember(() -> open(sample, () -> {}));
            firstMessage(sample).ifPresent(model.draft()::set);
            then.run();
        });
    }

    /** Opens a sample as a process beside the others. */
    public void openBeside(Sample sample) {
        model.ask(
                model.debug().openBeside(source(sample), ProcessDefinition.AOS, sample.id()),
                view -> remember(() -> open(sample, () -> {})));
    }

    private static ImageSource source(Sample sample) {
        return new ImageSource(sample.title(), Optional.empty(), sample.image());
    }

    private CompletableFuture<ImageSource> source(Path file) {
        return CompletableFuture.supplyAsync(() -> read(file), background)
                .thenCompose(result -> result.problem()
                        .map(CompletableFuture::<ImageSource>failedFuture)
                        .orElseGet(() -> CompletableFuture.completedFuture(new ImageSource(
                                file.getFileName().toString(), Optional.of(file.toString()), result.bytes()))));
    }

    /** How to open what the selected process was opened from. */
    private void remember(Runnable reopening) {
        again.put(model.node().get().selected(), reopening);
    }

    /** The processes that the scenario of a sample plays with. */
    private Cast cast(Sample sample) {
        try {
            return Cast.read(sample.scenario(), sample.id(), Devices.installed());
        } catch (BadDraftException e) {
            model.report(e);
            return new Cast(List.of());
        }
    }

    /** The first message of the sample's scenario, from nobody in particular. */
    private Optional<MessageDraft> firstMessage(Sample sample) {
        try {
            return Scenario.read(sample.scenario(), sample.id(), ids()).messages().stream()
                    .findFirst()
                    .map(message -> new MessageDraft(
                            message.action(),
                            message.tags(),
                            message.data(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        } catch (BadDraftException e) {
            return Optional.empty();
        }
    }

    /** The ids of the processes by name. */
    public Map<String, String> ids() {
        Map<String, String> ids = new LinkedHashMap<>();
        for (ProcessView process : model.node().get().processes()) {
            process.processId().ifPresent(id -> ids.put(process.name(), id));
        }
        return ids;
    }

    /** Reads the file of the selected process again and spawns it anew. */
    public void reload() {
        Runnable reopening = again.get(model.node().get().selected());
        if (reopening != null) {
            reopening.run();
        }
    }

    private record Read(byte[] bytes, Optional<Throwable> problem) {}

    private static Read read(Path file) {
        try {
            return new Read(Files.readAllBytes(file), Optional.empty());
        } catch (IOException e) {
            return new Read(new byte[0], Optional.of(new ImageException(file + ": " + reason(file, e), -1)));
        }
    }

    private static String reason(Path file, IOException problem) {
        if (Files.isDirectory(file)) {
            return "this is a folder. Open the .wasm or .wat file in it.";
        }
        return switch (problem) {
            case NoSuchFileException e -> "there is no such file. Check the path.";
            case AccessDeniedException e -> "this file may not be read. Change its permissions or copy it.";
            default -> "the file cannot be read (" + problem.getMessage() + ").";
        };
    }
}
