package io.aoscope.ui.model;

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
}
