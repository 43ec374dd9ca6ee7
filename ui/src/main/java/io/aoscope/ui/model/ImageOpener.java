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
import io.aoscope.ui.kit.FileProblem;
import io.aoscope.ui.kit.WholeFile;
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
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Opens images: files, samples, and the one at hand again. Files are read off the JavaFX thread. */
public final class ImageOpener {
    /** What a chooser of images offers. */
    public static final List<FileKind> IMAGES = List.of(
            new FileKind("WebAssembly images", List.of("*.wasm", "*.wat")), new FileKind("All files", List.of("*.*")));

    /** What a process was opened from. */
    public sealed interface Opened {
        record OfFile(Path file) implements Opened {}

        record OfSample(Sample sample) implements Opened {}

        /** A session file, which brings its own image. */
        record OfSession(Path file) implements Opened {}
    }

    private final WorkbenchModel model;
    private final Executor background;
    private final Respawner respawner;
    private final Consumer<Path> heard;
    private final Map<String, Opened> known = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Opened>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param background where files are read
     * @param heard hears of each file that was opened
     */
    public ImageOpener(WorkbenchModel model, Executor background, Respawner respawner, Consumer<Path> heard) {
        this.model = model;
        this.background = background;
        this.respawner = respawner;
        this.heard = heard;
        model.node().addListener((property, was, is) -> opened.set(Optional.ofNullable(known.get(is.selected()))));
    }

    /** What the selected process was opened from. */
    public ReadOnlyObjectProperty<Optional<Opened>> opened() {
        return opened.getReadOnlyProperty();
    }

    /** What a process was opened from. */
    public Optional<Opened> opened(String key) {
        return Optional.ofNullable(known.get(key));
    }

    /** Opens a file in the place of the selected process; a failure is reported and leaves the old image open. */
    public void open(Path file) {
        open(file, () -> {});
    }

    /** The same, and then what comes after. */
    public void open(Path file, Runnable then) {
        open(file, ready(), then, () -> {});
    }

    /**
     * Opens a file in the place of the selected process.
     *
     * @param then what comes after
     * @param otherwise what comes after a failure was reported
     */
    public void open(Path file, ProcessDefinition definition, Runnable then, Runnable otherwise) {
        model.ask(
                source(file).thenCompose(source -> model.debug().open(source, definition)),
                view -> {
                    heard.accept(file);
                    remember(new Opened.OfFile(file));
                    then.run();
                },
                otherwise);
    }

    /** A definition composed before any image was open is meant for the first one. */
    private ProcessDefinition ready() {
        SessionView session = model.picture().get().session();
        return session.image().isEmpty() ? session.definition() : ProcessDefinition.AOS;
    }

    /** Opens a file as a process beside the others. */
    public void openBeside(Path file) {
        CompletableFuture<SessionView> work = source(file)
                .thenCompose(source -> model.debug().openBeside(source, ProcessDefinition.AOS, source.stem()));
        model.ask(work, view -> {
            heard.accept(file);
            remember(new Opened.OfFile(file));
        });
    }

    /**
     * Opens a file as a process beside the others.
     *
     * @param then what comes after
     * @param otherwise what comes after a failure was reported
     */
    public void openBeside(Path file, ProcessDefinition definition, String name, Runnable then, Runnable otherwise) {
        model.ask(
                source(file).thenCompose(source -> model.debug().openBeside(source, definition, name)),
                view -> {
                    remember(new Opened.OfFile(file));
                    then.run();
                },
                otherwise);
    }

    /** Opens a sample, all processes of it, and drafts a message that it understands, then does what comes after. */
    public void open(Sample sample, Runnable then) {
        Cast cast = cast(sample);
        CompletableFuture<SessionView> work = cast.several()
                ? model.debug().openCast(source(sample), cast)
                : model.debug().open(source(sample));
        model.ask(work, view -> {
            remember(new Opened.OfSample(sample));
            if (cast.several()) {
                model.debug().node().processes().forEach(one -> known.put(one.key(), new Opened.OfSample(sample)));
            }
            firstMessage(sample).ifPresent(model.draft()::set);
            then.run();
        });
    }

    /** Opens a sample in the place of the selected process, as one of a definition. */
    public void open(Sample sample, ProcessDefinition definition, Runnable then) {
        model.ask(model.debug().open(source(sample), definition), view -> {
            remember(new Opened.OfSample(sample));
            then.run();
        });
    }

    /** Opens a sample as a process beside the others. */
    public void openBeside(Sample sample) {
        model.ask(
                model.debug().openBeside(source(sample), ProcessDefinition.AOS, sample.id()),
                view -> remember(new Opened.OfSample(sample)));
    }

    /** {@link #openBeside(Path, ProcessDefinition, String, Runnable, Runnable)} for a sample. */
    public void openBeside(
            Sample sample, ProcessDefinition definition, String name, Runnable then, Runnable otherwise) {
        model.ask(
                model.debug().openBeside(source(sample), definition, name),
                view -> {
                    remember(new Opened.OfSample(sample));
                    then.run();
                },
                otherwise);
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

    /** The selected process is now one of a session file. */
    public void openedSession(Path file) {
        heard.accept(file);
        remember(new Opened.OfSession(file));
    }

    private void remember(Opened from) {
        known.put(model.node().get().selected(), from);
        opened.set(Optional.of(from));
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

    /** Reads the file of the selected process again, spawns it anew and sends every message again. */
    public void reload() {
        switch (opened.get().orElse(null)) {
            case null -> {}
            case Opened.OfFile(Path file) -> model.ask(source(file), respawner::reload);
            case Opened.OfSample ignored -> respawner.replay();
            case Opened.OfSession ignored -> respawner.replay();
        }
    }

    private record Read(byte[] bytes, Optional<Throwable> problem) {}

    private static Read read(Path file) {
        try {
            return new Read(WholeFile.read(file), Optional.empty());
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
            default -> "the file cannot be read (" + FileProblem.why(problem) + ").";
        };
    }
}
