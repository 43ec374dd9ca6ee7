package io.aoscope.engine.debug;

import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.session.SlotRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends a process that was spawned anew what the one before it was sent, and changes its files again,
 * past every breakpoint, until the user stops one. The worker only.
 */
final class Replay {
    private final OpenProcess process;
    private final SlotUnderWay slot;
    private final Runnable publish;
    private final List<Respawned.Replayed> replayed = new ArrayList<>();

    /**
     * @param publish called when files were changed
     */
    Replay(OpenProcess process, SlotUnderWay slot, Runnable publish) {
        this.process = process;
        this.slot = slot;
        this.publish = publish;
    }

    /** Does it all; nothing where the process did not start. */
    List<Respawned.Replayed> of(List<LogEntry> log, Requests requests) {
        if (process.notice().isPresent()) {
            return replayed;
        }
        requests.mute(true);
        try {
            for (LogEntry entry : log) {
                switch (entry) {
                    case LogEntry.Changed(int ignored, FileChange change) -> changeAgain(change);
                    case LogEntry.Sent(SlotRecord before) -> {
                        slot.again(process, process.session().again(before).orElseThrow());
                        SlotRecord after = process.timeline().last();
                        if (after.status() == SlotRecord.Status.STOPPED) {
                            return replayed;
                        }
                        replayed.add(new Respawned.Replayed(before, after));
                    }
                }
            }
        } finally {
            requests.mute(false);
        }
        return replayed;
    }

    /** What the files of another image or definition do not allow is told, and left out. */
    private void changeAgain(FileChange change) {
        try {
            process.change(change);
            publish.run();
        } catch (FileChange.Impossible e) {
            process.notice("A change of files was not made again: " + e.getMessage());
        }
    }
}
