package io.aoscope.ui.model;

import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.vm.MemoryImage;
import java.util.Optional;

/** What the panels show: a point in time and a frame. */
public sealed interface Focus {
    /** No image is open, or nothing has happened yet. */
    record Nothing() implements Focus {}

    /**
     * The pause at hand.
     *
     * @param frame 0 is the innermost
     */
    record AtPause(int frame) implements Focus {}

    /**
     * The end of something that happened.
     *
     * @param timelineIndex index in {@code SessionView.timeline}
     */
    record AtEntry(int timelineIndex) implements Focus {}

    /**
     * A moment of the past.
     *
     * @param moment the same object as long as the moment is the same
     * @param before memory at the focus before, for marking what changed
     * @param frame 0 is the innermost
     */
    record Past(Point at, PauseView moment, Optional<MemoryImage> before, int frame) implements Focus {}
}
