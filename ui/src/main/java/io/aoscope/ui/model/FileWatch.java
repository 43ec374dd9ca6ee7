package io.aoscope.ui.model;

import io.aoscope.engine.debug.RunState;
import io.aoscope.ui.kit.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Reloads the image when its file has changed. It looks when it is told to, and reloads when two looks in a row have found
 * the same change, so that a compiler has finished writing, and no message is under way.
 */
public final class FileWatch {
    /** A state of a file. */
    private record Stamp(Path file, FileTime modified, long size) {}

    private final ImageOpener opener;
    private final WorkbenchModel model;
    private final Background work;
    private final BooleanProperty enabled = new SimpleBooleanProperty(true);
    private Optional<Stamp> known = Optional.empty();
    private Optional<Stamp> pending = Optional.empty();
    private boolean looking;

    public FileWatch(ImageOpener opener, WorkbenchModel model, Background work) {
        this.opener = opener;
        this.model = model;
        this.work = work;
    }

    /** Whether it looks at all. */
    public BooleanProperty enabled() {
        return enabled;
    }

    /** Looks once, off the JavaFX thread. */
    public void look() {
        if (!enabled.get()
                || looking
                || !(opener.opened().get().orElse(null) instanceof ImageOpener.Opened.OfFile(Path file))) {
            return;
        }
        looking = true;
        work.run(cancelled -> stamp(file), found -> {
            looking = false;
            found.ifPresent(this::found);
        });
    }

    private void found(Stamp now) {
        if (known.filter(stamp -> stamp.file.equals(now.file)).isEmpty()) {
            known = Optional.of(now);
            pending = Optional.empty();
        } else if (known.get().equals(now)) {
            pending = Optional.empty();
        } else if (!pending.equals(Optional.of(now))) {
            pending = Optional.of(now);
        } else if (model.picture().get().session().run() == RunState.IDLE) {
            known = pending;
            pending = Optional.empty();
            opener.reload();
        }
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stamp(file, attributes.lastModifiedTime(), attributes.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
