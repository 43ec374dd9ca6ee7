package io.aoscope.ui.workbench;

import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.ui.model.Focus;
import io.aoscope.ui.model.Picture;

/** The focus as text. */
final class Coordinates {
    private Coordinates() {}

    /** A pause by its coordinate, the end of a slot as {@code s3.end}, nothing as an empty text. */
    static String text(Picture picture) {
        return switch (picture.focus()) {
            case Focus.Nothing() -> "";
            case Focus.AtPause(int frame) ->
                picture.pause().map(PauseView::at).map(Object::toString).orElse("");
            case Focus.Past past -> past.at().toString();
            case Focus.AtEntry(int index) ->
                index >= picture.session().timeline().size()
                        ? ""
                        : switch (picture.session().timeline().get(index)) {
                            case TimelineEntry.Slot(SlotRecord slot) -> "s" + slot.slot() + ".end";
                            case TimelineEntry.Restored(var ignored, int slot, var files) -> "s" + slot + ".restored";
                        };
        };
    }
}
