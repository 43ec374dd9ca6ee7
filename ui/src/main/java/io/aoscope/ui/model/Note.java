package io.aoscope.ui.model;

import java.util.List;
import java.util.Optional;

/**
 * Something told to the user that is no failure.
 *
 * @param details a line each, with a place to go to where there is one
 */
public record Note(String title, List<Detail> details) {
    /** A line of a note; the link is followed when the line is clicked. */
    public record Detail(String text, Optional<Link> link) {}

    public Note {
        details = List.copyOf(details);
    }
}
