package io.aoscope.ui.compose;

import io.aoscope.engine.debug.SendMode;
import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.session.DraftReader;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FileProblem;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.Note;
import io.aoscope.ui.model.WorkbenchModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Sends many messages, one after the other, until one fails, the user stops one, or all are sent. */
public final class ManySender {
    private final WorkbenchModel model;
    private final Background work;
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private Duration spent = Duration.ZERO;

    public ManySender(WorkbenchModel model, Background work) {
        this.model = model;
        this.work = work;
    }

    /** How far it has come, such as {@code 37 of 100}; empty while nothing is being sent. */
    public ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** Sends the draft several times. */
    public void repeat(int times) {
        send(Collections.nCopies(times, model.draft().get()));
    }

    /** Sends the messages of a file: one JSON object, or a list of them. */
    public void file(Path file) {
        work.run(
                cancelled -> {
                    try {
                        return new Read(DraftReader.read(Files.readString(file), file.toString()), Optional.empty());
                    } catch (IOException e) {
                        return new Read(
                                List.of(),
                                Optional.of(
                                        file + ": cannot be read (" + FileProblem.why(e) + "); choose another file"));
                    } catch (BadDraftException e) {
                        return new Read(List.of(), Optional.of(e.getMessage()));
                    }
                },
                read -> read.problem.ifPresentOrElse(
                        problem -> model.report(new SessionException(problem)), () -> send(read.messages)));
    }

    private record Read(List<MessageDraft> messages, Optional<String> problem) {}

    private void send(List<MessageDraft> messages) {
        if (progress.get().isEmpty() && !messages.isEmpty()) {
            spent = Duration.ZERO;
            next(messages, 0);
        }
    }

    private void next(List<MessageDraft> messages, int sent) {
        progress.set(Format.count(sent + 1) + " of " + Format.count(messages.size()));
        model.ask(
                model.debug().send(messages.get(sent), SendMode.RUN),
                slot -> {
                    spent = spent.plus(slot.elapsed());
                    if (slot.status() == SlotRecord.Status.OK && sent + 1 < messages.size()) {
                        next(messages, sent + 1);
                    } else {
                        done(slot, sent + 1, messages.size());
                    }
                },
                () -> progress.set(""));
    }

    private void done(SlotRecord last, int sent, int all) {
        progress.set("");
        String count = Format.count(sent, "message", "messages") + " sent in " + Format.duration(spent);
        String end = switch (last.status()) {
            case OK -> "";
            case ERROR -> ", of " + Format.count(all) + ": slot " + last.slot() + " failed";
            case STOPPED -> ", of " + Format.count(all) + ": stopped in slot " + last.slot();
        };
        model.tell(new Note(count + end, List.of()));
    }
}
