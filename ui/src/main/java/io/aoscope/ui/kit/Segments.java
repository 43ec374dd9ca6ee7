package io.aoscope.ui.kit;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;

/** A few choices side by side. */
public final class Segments {
    private Segments() {}

    /**
     * One of several values, always.
     *
     * @param id of the button of a value
     */
    public static <T> SegmentedButton oneOf(
            List<T> values, Function<T, String> text, Function<T, String> id, Property<T> chosen) {
        var segments = new SegmentedButton();
        for (T value : values) {
            ToggleButton button = button(text.apply(value), id.apply(value));
            button.setUserData(value);
            segments.getButtons().add(button);
            chosen.subscribe(now -> button.setSelected(value.equals(now)));
            button.setOnAction(event -> {
                chosen.setValue(value);
                button.setSelected(true);
            });
        }
        return segments;
    }

    /** Several switches, each on or off by itself. */
    public static SegmentedButton anyOf(List<ToggleButton> switches) {
        var segments = new SegmentedButton(switches.toArray(ToggleButton[]::new));
        segments.setToggleGroup(null);
        return segments;
    }

    /** A button to be put among others. */
    public static ToggleButton button(String text, String id) {
        var button = new ToggleButton(text);
        button.setId(id);
        button.getStyleClass().add("segment");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
