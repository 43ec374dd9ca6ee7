package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Moment.Stack;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.vm.TypedValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is different between two moments.
 *
 * @param pagesBefore pages of memory of the first, or empty where it has none
 * @param pages the pages that hold a byte that differs, ascending
 * @param bytes how many bytes differ
 * @param ranges stretches of bytes that differ, ascending; not all of them where {@code complete} is false
 * @param complete whether every stretch is listed
 * @param globals the globals that differ
 * @param files the files that were made, removed or changed, by path
 * @param results the keys below {@code results} that differ, by path
 */
public record Diff(
        Optional<Long> pagesBefore,
        Optional<Long> pagesAfter,
        List<Long> pages,
        long bytes,
        List<Range> ranges,
        boolean complete,
        List<GlobalChange> globals,
        List<ValueChange> files,
        List<ValueChange> results) {
    private static final int PAGE = 65_536;
    private static final int MOST_RANGES = 1000;
    /** Equal bytes between two stretches that are told as one. */
    private static final int GAP = 8;

    /** A global with another value. */
    public record GlobalChange(int index, TypedValue before, TypedValue after) {}

    /** A value that is another one, is new, or is gone. */
    public record ValueChange(String path, Optional<Value> before, Optional<Value> after) {}

    /** From one moment to another, whichever is the earlier one. */
    public static Diff of(Moment before, Moment after) {
        Bytes bytes = new Bytes();
        if (before.memory().isPresent() && after.memory().isPresent()) {
            bytes.compare(before.memory().get(), after.memory().get());
        }
        return new Diff(
                before.memory().map(MemoryImage::pages),
                after.memory().map(MemoryImage::pages),
                List.copyOf(bytes.pages),
                bytes.count,
                List.copyOf(bytes.ranges),
                bytes.complete,
                globals(before, after),
                values(
                        before.message().message("vfs").orElse(Message.EMPTY),
                        after.message().message("vfs").orElse(Message.EMPTY),
                        ""),
                values(
                        before.message().message("results").orElse(Message.EMPTY),
                        after.message().message("results").orElse(Message.EMPTY),
                        ""));
    }

    private static List<GlobalChange> globals(Moment before, Moment after) {
        List<TypedValue> one = before.stack().map(Stack::globals).orElse(before.globals());
        List<TypedValue> other = after.stack().map(Stack::globals).orElse(after.globals());
        List<GlobalChange> changes = new ArrayList<>();
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (one.get(i).bits() != other.get(i).bits()) {
                changes.add(new GlobalChange(i, one.get(i), other.get(i)));
            }
        }
        return changes;
    }

    /** The keys that differ between two messages, by path. */
    static List<ValueChange> values(Message before, Message after, String path) {
        List<ValueChange> changes = new ArrayList<>();
        Set<Key> keys = new LinkedHashSet<>(before.entries().keySet());
        keys.addAll(after.entries().keySet());
        for (Key key : keys) {
            Optional<Value> one = before.at(key);
            Optional<Value> other = after.at(key);
            String place = path + "/" + key.text();
            if (Objects.equals(one, other)) {
                continue;
            }
            boolean inner = one.filter(Message.class::isInstance).isPresent()
                    || other.filter(Message.class::isInstance).isPresent();
            if (inner && !isLeaf(one) && !isLeaf(other)) {
                changes.addAll(values(message(one), message(other), place));
            } else {
                changes.add(new ValueChange(place, one, other));
            }
        }
        return changes;
    }

    private static boolean isLeaf(Optional<Value> value) {
        return value.filter(found -> !(found instanceof Message)).isPresent();
    }

    private static Message message(Optional<Value> value) {
        return value.orElse(Message.EMPTY) instanceof Message message ? message : Message.EMPTY;
    }

    /** The bytes of a range in a moment. */
    public static Binary bytes(Moment moment, Range range) {
        return AccessText.bytes(moment, range);
    }

    private static final class Bytes {
        private final List<Long> pages = new ArrayList<>();
        private final List<Range> ranges = new ArrayList<>();
        private long count;
        private boolean complete = true;

        void compare(MemoryImage before, MemoryImage after) {
            byte[] one = new byte[PAGE];
            byte[] other = new byte[PAGE];
            for (long page : after.changedPages(before)) {
                long address = page * PAGE;
                Arrays.fill(one, (byte) 0);
                Arrays.fill(other, (byte) 0);
                before.read(address, one, 0, PAGE);
                after.read(address, other, 0, PAGE);
                long found = count;
                for (int i = 0; i < PAGE; i++) {
                    if (one[i] != other[i]) {
                        differs(address + i);
                    }
                }
                if (count > found) {
                    pages.add(page);
                }
            }
        }

        private void differs(long address) {
            count++;
            Range last = ranges.isEmpty() ? new Range(-1, 0) : ranges.getLast();
            if (last.length() > 0 && address <= last.address() + last.length() + GAP) {
                ranges.set(ranges.size() - 1, new Range(last.address(), address - last.address() + 1));
            } else if (ranges.size() < MOST_RANGES) {
                ranges.add(new Range(address, 1));
            } else {
                complete = false;
            }
        }
    }
}
