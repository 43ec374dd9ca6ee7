package io.aoscope.engine.debug.time;

import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.SlotError;
import io.aoscope.engine.session.SlotRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Makes a failing log smaller while its last message fails in the same way (rule K25): fewer messages, then fewer tags,
 * then fewer characters of data. Halves first, then quarters, and so on (delta debugging, Zeller and Hildebrandt 2002).
 */
public final class Minimiser {
    /** Runs after which it stops and answers the smallest so far. */
    private static final int MOST_RUNS = 2000;

    private final ProcessImage image;
    private final SessionOptions options;
    private final ProcessDefinition definition;
    private final BooleanSupplier cancelled;
    private int runs;

    /**
     * A log made small.
     *
     * @param failure what it fails with
     * @param runs how often the process was run to find out
     */
    public record Small(List<MessageDraft> messages, SlotError failure, int runs) {
        public Small {
            messages = List.copyOf(messages);
        }
    }

    public Minimiser(
            ProcessImage image, SessionOptions options, ProcessDefinition definition, BooleanSupplier cancelled) {
        this.image = image;
        this.options = options;
        this.definition = definition;
        this.cancelled = cancelled;
    }

    /** Empty where no message of the log fails. What comes after the first that fails is left out. */
    public Optional<Small> minimise(List<MessageDraft> log) {
        List<SlotRecord> records = run(log);
        int failing = 0;
        while (failing < records.size() && records.get(failing).error().isEmpty()) {
            failing++;
        }
        if (failing == records.size()) {
            return Optional.empty();
        }
        SlotError failure = records.get(failing).error().orElseThrow();
        String wanted = signature(failure);
        List<MessageDraft> messages = new ArrayList<>(log.subList(0, failing + 1));
        messages = shrink(messages, candidate -> fails(candidate, wanted));
        for (int i = 0; i < messages.size(); i++) {
            int place = i;
            List<MessageDraft> now = List.copyOf(messages);
            List<MessageDraft.Tag> tags =
                    shrink(now.get(i).tags(), few -> fails(with(now, place, withTags(now.get(place), few)), wanted));
            MessageDraft draft = withTags(now.get(i), tags);
            List<Integer> data = shrink(
                    draft.data().codePoints().boxed().toList(),
                    few -> fails(with(now, place, draft.withData(text(few))), wanted));
            messages.set(i, draft.withData(text(data)));
        }
        List<SlotRecord> last = run(messages);
        return Optional.of(new Small(messages, last.getLast().error().orElse(failure), runs));
    }

    /** What makes two failures the same: their kind, device, and words, without numbers. */
    static String signature(SlotError error) {
        return error.kind() + " " + error.device() + " "
                + error.message().replaceAll("0x[0-9a-fA-F]+|\\d+", "#").replaceAll("\"[^\"]*\"|It begins.*", "");
    }

    private boolean fails(List<MessageDraft> log, String wanted) {
        if (log.isEmpty()) {
            return false;
        }
        List<SlotRecord> records = run(log);
        return records.size() == log.size()
                && records.getLast()
                        .error()
                        .map(Minimiser::signature)
                        .filter(wanted::equals)
                        .isPresent();
    }

    /** The slots up to the first that fails. */
    private List<SlotRecord> run(List<MessageDraft> log) {
        if (cancelled.getAsBoolean()) {
            throw new GivenUpException();
        }
        runs++;
        ProcessSession session = new ProcessSession(image, options, definition);
        List<SlotRecord> records = new ArrayList<>();
        if (session.spawn().runToEnd().status() != SlotRecord.Status.OK) {
            return records;
        }
        for (MessageDraft draft : log) {
            SlotRecord record = session.begin(draft).runToEnd();
            records.add(record);
            if (record.error().isPresent()) {
                break;
            }
        }
        return records;
    }

    private <T> List<T> shrink(List<T> items, Predicate<List<T>> stillFails) {
        List<T> smallest = new ArrayList<>(items);
        int parts = 1;
        while (!smallest.isEmpty() && runs < MOST_RUNS) {
            int size = Math.max(1, smallest.size() / parts);
            boolean shrunk = false;
            for (int from = 0; from < smallest.size() && runs < MOST_RUNS; from += size) {
                List<T> fewer = new ArrayList<>(smallest.subList(0, from));
                fewer.addAll(smallest.subList(Math.min(from + size, smallest.size()), smallest.size()));
                if (stillFails.test(fewer)) {
                    smallest = fewer;
                    from -= size;
                    shrunk = true;
                }
            }
            if (size == 1 && !shrunk) {
                break;
            }
            parts = size == 1 ? parts : parts * 2;
        }
        return smallest;
    }

    private static List<MessageDraft> with(List<MessageDraft> log, int place, MessageDraft draft) {
        List<MessageDraft> changed = new ArrayList<>(log);
        changed.set(place, draft);
        return changed;
    }

    private static MessageDraft withTags(MessageDraft draft, List<MessageDraft.Tag> tags) {
        return new MessageDraft(
                draft.action(),
                tags,
                draft.data(),
                draft.from(),
                draft.owner(),
                draft.target(),
                draft.anchor(),
                draft.blockHeight(),
                draft.function(),
                draft.parameters());
    }

    private static String text(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }
}
