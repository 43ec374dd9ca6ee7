package io.aoscope.engine.debug.time;

import io.aoscope.engine.session.SlotMark;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The marks of a slot, by the number of the stop at which they stand. There are at most so many, holding at most so much
 * memory: when there would be more, every second one is given up and the distance between new ones doubles. So they are
 * even, and going anywhere costs running half a distance on average.
 */
final class Marks {
    private static final int MOST = 96;
    /** Instructions between two marks at first: a few milliseconds. */
    private static final long FIRST_DISTANCE = 1L << 20;
    /** Pages of 64 KiB that the marks of a slot may hold: 128 MiB. */
    private static final long MOST_PAGES = 2048;

    /** Marks that are set where one was looking last, besides the even ones. */
    private static final int RECENT = 24;

    private final TreeMap<Long, Mark> marks = new TreeMap<>();
    private final TreeMap<Long, Mark> recent = new TreeMap<>();
    private final Deque<Long> age = new ArrayDeque<>();
    private long distance = FIRST_DISTANCE;
    private long pages;

    /** A slot at a stop, with what the replay has to know to go on. */
    record Mark(long ordinal, SlotMark slot, Standing standing, int hostAnswers, long pages) {}

    /**
     * Where a stop stands, in numbers of the slot.
     *
     * @param stepFirst of the first instruction of the device
     * @param callFirst of the first instruction of the call
     * @param positions stops of the calls of the device that have ended
     * @param callStart instructions the slot had executed when the call began
     */
    record Standing(long stepFirst, long callFirst, long positions, long callStart) {
        /** Before a device whose first instruction has the number given. */
        static Standing at(long stepFirst) {
            return new Standing(stepFirst, stepFirst, 0, 0);
        }

        /** After a call of so many stops. */
        Standing longer(long length) {
            return new Standing(stepFirst, callFirst, positions + length, callStart);
        }

        /** At the beginning of a call, when the slot had executed so many instructions. */
        Standing call(long executed) {
            return new Standing(stepFirst, stepFirst + positions, positions, executed);
        }
    }

    /** Instructions to run from one mark to the next. */
    long distance() {
        return distance;
    }

    void add(long ordinal, SlotMark slot, Standing standing, int hostAnswers) {
        if (marks.containsKey(ordinal)) {
            return;
        }
        Map.Entry<Long, Mark> before = marks.floorEntry(ordinal);
        long own = before == null ? 0 : slot.pagesBeyond(before.getValue().slot());
        marks.put(ordinal, new Mark(ordinal, slot, standing, hostAnswers, own));
        pages += own;
        if (marks.size() > MOST || pages > MOST_PAGES && marks.size() > 3) {
            thin();
        }
    }

    /** Sets a mark where one is looking, in the place of the oldest of its kind. */
    void addRecent(long ordinal, SlotMark slot, Standing standing, int hostAnswers) {
        if (marks.containsKey(ordinal) || recent.containsKey(ordinal)) {
            return;
        }
        recent.put(ordinal, new Mark(ordinal, slot, standing, hostAnswers, 0));
        age.addLast(ordinal);
        if (age.size() > RECENT) {
            recent.remove(age.removeFirst());
        }
    }

    private void thin() {
        distance *= 2;
        long last = Long.MIN_VALUE / 2;
        pages = 0;
        for (Mark mark : marks.values().toArray(Mark[]::new)) {
            if (mark.ordinal() != 0 && mark.ordinal() - last < distance) {
                marks.remove(mark.ordinal());
            } else {
                last = mark.ordinal();
                pages += mark.pages();
            }
        }
    }

    /** The nearest mark at or before a stop. */
    Mark floor(long ordinal) {
        Mark even = marks.floorEntry(ordinal).getValue();
        Map.Entry<Long, Mark> near = recent.floorEntry(ordinal);
        return near != null && near.getKey() > even.ordinal() ? near.getValue() : even;
    }

    /** The nearest mark after a stop. */
    Optional<Mark> after(long ordinal) {
        return Optional.ofNullable(marks.higherEntry(ordinal)).map(Map.Entry::getValue);
    }
}
