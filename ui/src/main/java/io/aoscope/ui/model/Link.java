package io.aoscope.ui.model;

/** A place to go to. */
public sealed interface Link {
    /** Bytes of linear memory; the address is unsigned, the length at least 1. */
    record Memory(long address, int length) implements Link {}

    /**
     * An instruction of a function.
     *
     * @param function index, imports first
     * @param instruction index in the body; 0 is its start
     */
    record Code(int function, int instruction) implements Link {}

    /** The end of an entry of the timeline. */
    record Entry(int timelineIndex) implements Link {}

    /** A frame of the pause, or the moment of the past, in focus; 0 is the innermost. */
    record Frame(int index) implements Link {}

    /** A point in time as people write it, such as {@code s3.p1.wasm-64+48213}. */
    record Time(String coordinate) implements Link {}

    /** Two moments to compare, each a coordinate or {@code snapshot} and its name. */
    record Compare(String left, String right) implements Link {}

    /** The course of history that the process is on and another branch, to compare. */
    record CompareBranch(String name) implements Link {}

    /** A panel, to be brought to the front. */
    record PanelLink(String id) implements Link {}
}
