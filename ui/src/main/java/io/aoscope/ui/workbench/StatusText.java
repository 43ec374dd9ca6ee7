package io.aoscope.ui.workbench;

import io.aoscope.engine.debug.ImageView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.SlotInProgress;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the status bar says. */
final class StatusText {
    private StatusText() {}

    /** The left side: {@code idle · slot 3 · 193 pages · 83,402,819 instructions}. */
    static String left(Picture picture) {
        SessionView session = picture.session();
        List<String> parts = new ArrayList<>();
        parts.add(run(session.run()));
        if (session.run() == RunState.NO_IMAGE) {
            return parts.getFirst();
        }
        Optional<SlotInProgress> current = session.current();
        Optional<SlotRecord> last = lastSlot(session);
        current.map(SlotInProgress::slot)
                .or(() -> last.map(SlotRecord::slot))
                .ifPresent(slot -> parts.add("slot " + slot));
        picture.memory().ifPresent(memory -> parts.add(Format.count(memory.pages(), "page", "pages")));
        current.map(SlotInProgress::instructions)
                .or(() -> last.map(SlotRecord::instructions))
                .ifPresent(count -> parts.add(Format.instructions(count)));
        current.map(SlotInProgress::elapsed)
                .filter(elapsed -> session.run() == RunState.RUNNING)
                .ifPresent(elapsed -> parts.add(Format.duration(elapsed)));
        return String.join(" · ", parts);
    }

    /** The right side: the tier of the last slot, or the one that is chosen. */
    static String right(Picture picture) {
        SessionView session = picture.session();
        return switch (session.choice().tier()) {
            case AUTO -> lastSlot(session).map(SlotRecord::tier).orElse("auto") + " tier";
            case STEPPING -> "always stepping";
            case COMPILED -> "always compiled";
        };
    }

    /** Why the slot ran on that tier, for a tooltip. */
    static String tierTip(Picture picture) {
        Optional<String> steppingOnly = picture.session().image().flatMap(ImageView::steppingOnly);
        boolean compiled = lastSlot(picture.session())
                .filter(slot -> slot.tier().equals(SlotRecord.COMPILED))
                .isPresent();
        return tierTip(steppingOnly, compiled);
    }

    /**
     * @param steppingOnly why the image has no compiled code
     * @param compiled whether the last message ran on compiled code
     */
    static String tierTip(Optional<String> steppingOnly, boolean compiled) {
        if (compiled) {
            return "Compiled code ran the last message. It counts no instructions; with a breakpoint or \"Send and"
                    + " pause\" a message runs on the stepping tier.";
        }
        return steppingOnly
                .map(reason -> "The image stays on the stepping tier: " + reason + ".")
                .orElse("Every instruction is counted and can be stopped at. Once the image is much work, compiled code"
                        + " is made in the background and later messages without breakpoints run on it.");
    }

    private static String run(RunState run) {
        return switch (run) {
            case NO_IMAGE -> "no image open";
            case OPENING -> "opening";
            case IDLE -> "idle";
            case RUNNING -> "running";
            case PAUSED -> "paused";
        };
    }

    private static Optional<SlotRecord> lastSlot(SessionView session) {
        return session.timeline().reversed().stream()
                .filter(TimelineEntry.Slot.class::isInstance)
                .map(entry -> ((TimelineEntry.Slot) entry).record())
                .findFirst();
    }
}
