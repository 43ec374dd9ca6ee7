package io.aoscope.ui.hostcalls;

import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.History.HistoryException;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.vm.MemoryImage;
import java.util.Optional;

/** Answers a call of the host differently, in a branch (rules K19 and K20 of {@code docs/semantics/time.md}). */
final class Answering {
    private Answering() {}

    /**
     * Begins the branch and runs its slot to the end.
     *
     * @param at the stop before the call
     * @param name of the branch; empty for one made up
     * @return the moment after the call, in the branch
     */
    static Moment differently(History history, Point at, OtherAnswer answer, String name) throws Exception {
        check(history.timeline().at(at), answer);
        String before = history.branch().name();
        if (!name.isEmpty()) {
            history.branch(name, at);
        }
        try {
            history.edit(at, new Change.HostAnswer(answer.result()));
            Point after = history.timeline().moved(at, 1);
            if (!answer.writes().isEmpty() && after.side() != Side.AT) {
                throw new SessionException("The call is the last instruction of its device, so that nobody would read"
                        + " the bytes; leave them out.");
            }
            for (OtherAnswer.Write write : answer.writes()) {
                history.edit(after, new Change.Bytes(write.address(), write.bytes()));
            }
            return history.timeline().at(after);
        } catch (HistoryException | SessionException e) {
            undo(history, before);
            throw e;
        }
    }

    private static void undo(History history, String before) throws HistoryException {
        String begun = history.branch().name();
        if (!begun.equals(before)) {
            history.goTo(before);
            history.delete(begun);
        }
    }

    private static void check(Moment moment, OtherAnswer answer) throws SessionException {
        Optional<MemoryImage> memory = moment.memory();
        for (OtherAnswer.Write write : answer.writes()) {
            long length = write.bytes().bytes().length;
            long size = memory.map(MemoryImage::size).orElse(0L);
            if (Long.compareUnsigned(write.address(), size) > 0 || size - write.address() < length) {
                throw new SessionException("0x" + Long.toHexString(write.address()) + " and " + length
                        + " bytes from there are not in memory, which has 0x" + Long.toHexString(size)
                        + " bytes at this call; choose another address.");
            }
        }
    }
}
