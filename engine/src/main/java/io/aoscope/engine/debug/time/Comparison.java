package io.aoscope.engine.debug.time;

import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.vm.MemoryImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where two processes that got the same messages first came apart (rule K24): the first slot whose results, end or output
 * differ, in it the first call of the host that differs, and, where both run the same image, the first instruction before
 * which they stand otherwise, and the first byte of memory that is another one there.
 *
 * @param slots how many were compared
 * @param slot the first that differs; the rest is about it
 * @param what is different about the slot, one line
 */
public record Comparison(
        int slots,
        Optional<Integer> slot,
        String what,
        Optional<HostDifference> host,
        Optional<InstructionDifference> instruction) {

    /** The first call of the host that differs; empty on the side that made none. */
    public record HostDifference(int number, Optional<HostEntry> left, Optional<HostEntry> right) {}

    /**
     * The first stop at which the two stand otherwise.
     *
     * @param address of the first byte of memory that differs there; empty where memory is the same
     */
    public record InstructionDifference(Point at, String left, String right, Optional<Long> address) {}

    /** Compares the last slots of two processes, then sends each the messages and compares slot by slot. */
    public static Comparison of(History left, History right, List<MessageDraft> drafts)
            throws History.HistoryException {
        Optional<Comparison> spawn = compare(left, right);
        if (spawn.isPresent()) {
            return spawn.get();
        }
        for (MessageDraft draft : drafts) {
            left.send(draft, left.timeline().last(), "");
            right.send(draft, right.timeline().last(), "");
            Optional<Comparison> differs = compare(left, right);
            if (differs.isPresent()) {
                return differs.get();
            }
        }
        return new Comparison(drafts.size() + 1, Optional.empty(), "", Optional.empty(), Optional.empty());
    }

    /** Compares two recordings slot by slot, such as two branches. */
    public static Comparison of(Timeline left, Timeline right) {
        List<RecordedSlot> ones = left.recording().slots();
        List<RecordedSlot> others = right.recording().slots();
        for (int i = 0; i < Math.max(ones.size(), others.size()); i++) {
            if (i == Math.min(ones.size(), others.size())) {
                boolean more = ones.size() > others.size();
                RecordedSlot only = (more ? ones : others).get(i);
                return new Comparison(
                        i,
                        Optional.of(only.slot()),
                        "only the " + (more ? "first" : "second") + " has this slot",
                        Optional.empty(),
                        Optional.empty());
            }
            Optional<Comparison> differs = ones.get(i).equals(others.get(i))
                    ? Optional.empty()
                    : compare(left, right, ones.get(i), others.get(i));
            if (differs.isPresent()) {
                return differs.get();
            }
        }
        return new Comparison(ones.size(), Optional.empty(), "", Optional.empty(), Optional.empty());
    }

    /**
     * Sends the messages of a recording to a process that has not been spawned, and compares slot by slot as far as the
     * first difference. Messages that the user stopped are left out.
     */
    public static Comparison of(Timeline left, History right) throws History.HistoryException {
        List<RecordedSlot> slots = left.recording().slots();
        if (slots.isEmpty() || slots.getFirst().slot() != 0) {
            throw new History.HistoryException("this course of history begins with a restored snapshot; only one that"
                    + " begins with the spawn can be run again");
        }
        right.spawn();
        int compared = 0;
        for (RecordedSlot slot : slots) {
            if (slot.record().status() == SlotRecord.Status.STOPPED) {
                right.recorder().stopped(slot.record());
                continue;
            }
            if (slot.slot() > 0) {
                right.recorder().again(slot.record());
            }
            RecordedSlot other = right.timeline().recording().slots().getLast();
            Optional<Comparison> differs = compare(left, right.timeline(), slot, other);
            if (differs.isPresent()) {
                return differs.get();
            }
            compared++;
        }
        return new Comparison(compared, Optional.empty(), "", Optional.empty(), Optional.empty());
    }

    /** The last slots of the two. */
    private static Optional<Comparison> compare(History left, History right) {
        return compare(
                left.timeline(),
                right.timeline(),
                left.timeline().recording().slots().getLast(),
                right.timeline().recording().slots().getLast());
    }

    private static Optional<Comparison> compare(Timeline left, Timeline right, RecordedSlot one, RecordedSlot other) {
        int slot = one.slot();
        Optional<String> what = difference(one.record(), other.record());
        return what.map(text -> new Comparison(
                slot + 1, Optional.of(slot), text, host(left, right, slot), instruction(left, right, slot)));
    }

    private static Optional<String> difference(SlotRecord one, SlotRecord other) {
        if (one.status() != other.status()) {
            return Optional.of("ended with " + one.status() + " and " + other.status()
                    + other.error()
                            .or(one::error)
                            .map(error -> ": " + error.message())
                            .orElse(""));
        }
        if (!one.error().map(error -> error.kind()).equals(other.error().map(error -> error.kind()))) {
            return Optional.of(
                    "failed with " + one.error().map(error -> error.kind()).orElse("nothing") + " and "
                            + other.error().map(error -> error.kind()).orElse("nothing"));
        }
        // Where an image put its reply is its own business, and the process of another image has another id.
        List<Diff.ValueChange> changes = Diff.values(one.results(), other.results(), "results").stream()
                .filter(change -> !change.path().matches("results/[^/]+/output|.*/from-(process|image)"))
                .toList();
        if (!changes.isEmpty()) {
            Diff.ValueChange first = changes.getFirst();
            return Optional.of(first.path() + " is " + shown(first.before()) + " and " + shown(first.after()));
        }
        return one.stdout().equals(other.stdout()) && one.stderr().equals(other.stderr())
                ? Optional.empty()
                : Optional.of("wrote other text to its output");
    }

    private static String shown(Optional<Value> value) {
        return value.map(Value::display).orElse("absent");
    }

    private static Optional<HostDifference> host(Timeline left, Timeline right, int slot) {
        List<HostEntry> one = left.index(slot).hostCalls();
        List<HostEntry> other = right.index(slot).hostCalls();
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            Optional<HostEntry> a = i < one.size() ? Optional.of(one.get(i)) : Optional.empty();
            Optional<HostEntry> b = i < other.size() ? Optional.of(other.get(i)) : Optional.empty();
            if (a.isEmpty() || b.isEmpty() || !same(a.get(), b.get())) {
                return Optional.of(new HostDifference(i, a, b));
            }
        }
        return Optional.empty();
    }

    private static boolean same(HostEntry one, HostEntry other) {
        return one.function().equals(other.function())
                && one.arguments().equals(other.arguments())
                && one.results().equals(other.results());
    }

    /** The border between stops that are alike and stops that are not, by halves: what came apart stays apart. */
    private static Optional<InstructionDifference> instruction(Timeline one, Timeline other, int slot) {
        if (!one.recording().image().sha256().equals(other.recording().image().sha256())) {
            return Optional.empty();
        }
        long alike = 0;
        long apart = Math.min(one.index(slot).end(), other.index(slot).end());
        while (apart - alike > 1) {
            long middle = alike + (apart - alike) / 2;
            if (alike(
                    one.at(one.index(slot).point(middle)),
                    other.at(other.index(slot).point(middle)))) {
                alike = middle;
            } else {
                apart = middle;
            }
        }
        Moment a = one.at(one.index(slot).point(apart));
        Moment b = other.at(other.index(slot).point(apart));
        return Optional.of(new InstructionDifference(a.at(), place(a), place(b), byteApart(a, b)));
    }

    private static boolean alike(Moment one, Moment other) {
        return one.at().equals(other.at())
                && place(one).equals(place(other))
                && one.stack().map(Moment.Stack::frames).equals(other.stack().map(Moment.Stack::frames))
                && one.globals().equals(other.globals())
                && byteApart(one, other).isEmpty();
    }

    private static String place(Moment moment) {
        return moment.at()
                + moment.stack()
                        .map(Moment.Stack::frames)
                        .map(frames -> " in " + frames.getFirst().name() + " at instruction "
                                + frames.getFirst().instructionIndex())
                        .orElse("");
    }

    private static Optional<Long> byteApart(Moment one, Moment other) {
        if (one.memory().isEmpty() || other.memory().isEmpty()) {
            return Optional.empty();
        }
        MemoryImage a = one.memory().get();
        MemoryImage b = other.memory().get();
        byte[] left = new byte[65_536];
        byte[] right = new byte[65_536];
        for (long page : a.changedPages(b)) {
            Arrays.fill(left, (byte) 0);
            Arrays.fill(right, (byte) 0);
            a.read(page << 16, left, 0, left.length);
            b.read(page << 16, right, 0, right.length);
            int at = Arrays.mismatch(left, right);
            if (at >= 0) {
                return Optional.of((page << 16) + at);
            }
        }
        return Optional.empty();
    }
}
