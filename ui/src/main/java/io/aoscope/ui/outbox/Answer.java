package io.aoscope.ui.outbox;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.CachedForm;
import io.aoscope.engine.message.Codec;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.NotEncodableException;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.SlotError;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotWarning;
import io.aoscope.engine.session.UndefinedImport;
import io.aoscope.ui.model.Picture;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the outbox at a focus.
 *
 * @param heading what it is the answer of
 * @param data of the results; absent where nothing answered (yet)
 * @param results everything, for copying
 * @param messages sent, under the keys 1 to n
 * @param patches the image listed in its reply, under the keys 1 to n
 */
record Answer(
        String heading,
        Optional<SlotError> error,
        Optional<Value> data,
        Message results,
        Message messages,
        Message patches,
        List<SlotWarning> warnings,
        List<UndefinedImport> imports) {

    /** The answer of the slot in focus, or the results as they stand at a pause. */
    static Optional<Answer> of(Picture picture) {
        if (picture.slot().isPresent()) {
            return picture.slot().map(Answer::of);
        }
        return picture.pause().map(pause -> {
            String slot = "Slot " + pause.at().slot();
            return of(
                    slot + ", as it stands at " + pause.at(),
                    picture.state().message("results").orElse(Message.EMPTY));
        });
    }

    private static Answer of(SlotRecord slot) {
        Answer plain = of(
                slot.slot() == 0 ? "Slot 0, the spawn" : "Slot " + slot.slot() + action(slot.action()), slot.results());
        return new Answer(
                plain.heading,
                slot.error(),
                plain.data,
                plain.results,
                plain.messages,
                plain.patches,
                slot.warnings(),
                slot.undefinedImports());
    }

    private static String action(String action) {
        return action.isEmpty() ? "" : ", " + action;
    }

    private static Answer of(String heading, Message results) {
        return new Answer(
                heading,
                Optional.empty(),
                results.get("data"),
                results,
                results.message("outbox").orElse(Message.EMPTY),
                results.message("patches").orElse(Message.EMPTY),
                List.of(),
                List.of());
    }

    /** The same as a node reads it from its cache later; where it cannot, that stands in the place of the data. */
    Answer cached(Codec codec) {
        String title = heading + ", from the cache";
        Answer read;
        try {
            Message kept = CachedForm.of(Message.of("results", results), codec);
            read = of(title, kept.message("results").orElse(Message.EMPTY));
        } catch (NotEncodableException e) {
            read = of(
                    title, Message.of("data", Binary.of("A node cannot read these results again: " + e.getMessage())));
        }
        return new Answer(read.heading, error, read.data, read.results, read.messages, read.patches, warnings, imports);
    }

    /** What the export returned, where no device made data of it. */
    Optional<Value> returned() {
        return data.isPresent() ? Optional.empty() : SlotRecord.output(results);
    }

    /** The data as text, else what was returned; messages as JSON. */
    String dataText() {
        return data.or(this::returned)
                .map(value -> value instanceof Message message ? Json.pretty(message) : value.display())
                .orElse("");
    }
}
