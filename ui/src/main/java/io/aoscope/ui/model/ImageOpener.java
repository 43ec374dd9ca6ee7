package io.aoscope.ui.model;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.Scenario;
import io.aoscope.samples.Sample;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens images: files, samples, and the one at hand again. Files are read off the JavaFX thread. */
public final class ImageOpener {
    private final WorkbenchModel model;
    private final Executor background;
    private final Consumer<Path> opened;
    private @Nullable Runnable again;

    /**
     * @param background where files are read
     * @param opened hears of each file that was opened
     */
    public ImageOpener(WorkbenchModel model, Executor background, Consumer<Path> opened) {
        this.model = model;
        this.background = background;
        this.opened = opened;
    }

    /** Opens a file; a failure is reported and leaves the old image open. */
    public void open(Path file) {
        CompletableFuture<SessionView> work = CompletableFuture.supplyAsync(() -> read(file), background)
                .thenCompose(result -> result.problem()
                        .map(CompletableFuture::<SessionView>failedFuture)
                        .orElseGet(() -> model.debug()
                                .open(new ImageSource(
                                        file.getFileName().toString(), Optional.of(file.toString()), result.bytes()))));
        model.ask(work, view -> {
            again = () -> open(file);
            opened.accept(file);
        });
    }

    /** Opens a sample and drafts a message that it understands, then does what comes after. */
    public void open(Sample sample, Runnable then) {
        var source = new ImageSource(sample.title(), Optional.empty(), sample.image());
        model.ask(model.debug().open(source), view -> {
            again = () -> open(sample, () -> {});
            firstMessage(sample).ifPresent(model.draft()::set);
            then.run();
        });
    }

    /** The first message of the sample's scenario, from nobody in particular. */
    private static Optional<MessageDraft> firstMessage(Sample sample) {
        try {
            return Scenario.read(sample.scenario(), sample.id()).messages().stream()
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

    /** Reads the file again and spawns it anew. */
    public void reload() {
        if (again != null) {
            again.run();
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
