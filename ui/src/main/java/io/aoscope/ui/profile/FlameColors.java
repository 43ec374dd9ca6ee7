package io.aoscope.ui.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.Observable;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** The colours and the font of drawn pictures of a profile, from the style sheet. */
final class FlameColors {
    /** Colours that functions have by turns. */
    private static final int TURNS = 5;

    private static final StyleablePropertyFactory<Drawing> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<Drawing, Font> FONT =
            FACTORY.createFontCssMetaData("-fx-font", drawing -> drawing.colors().font, Font.font("Monospaced", 12));
    private static final Map<String, CssMetaData<Drawing, Color>> COLORS = colors();

    private final StyleableProperty<Font> font;
    private final Map<String, StyleableProperty<Color>> colors = new TreeMap<>();

    /** A control that has these colours. */
    abstract static class Drawing extends Region {
        abstract FlameColors colors();

        @Override
        public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
            return FACTORY.getCssMetaData();
        }

        @Override
        protected double computePrefWidth(double height) {
            return 600;
        }
    }

    FlameColors(Drawing drawing) {
        font = new SimpleStyleableObjectProperty<>(FONT, drawing, "font", Font.font("Monospaced", 12));
        COLORS.forEach(
                (name, css) -> colors.put(name, new SimpleStyleableObjectProperty<>(css, drawing, name, Color.GRAY)));
    }

    /** Calls back when any of them changes. */
    void onChange(Runnable redraw) {
        List<StyleableProperty<?>> all = new ArrayList<>(colors.values());
        all.add(font);
        all.forEach(property -> ((Observable) property).subscribe(redraw));
    }

    Font font() {
        return font.getValue();
    }

    /** The same for a name each time. */
    Color of(FlameNode node) {
        return node.function() < 0
                ? get("device")
                : get("turn-" + Math.floorMod(node.name().hashCode(), TURNS));
    }

    /** One of the colours that take turns. */
    Color of(int turn) {
        return get("turn-" + turn);
    }

    Color text() {
        return get("text");
    }

    Color muted() {
        return get("muted");
    }

    Color border() {
        return get("border");
    }

    Color found() {
        return get("found");
    }

    Color foundText() {
        return get("found-text");
    }

    Color selected() {
        return get("selected");
    }

    Color above() {
        return get("above");
    }

    private Color get(String name) {
        StyleableProperty<Color> color = colors.get(name);
        return color == null ? Color.GRAY : color.getValue();
    }

    private static Map<String, CssMetaData<Drawing, Color>> colors() {
        Map<String, CssMetaData<Drawing, Color>> all = new TreeMap<>();
        List<String> names = new ArrayList<>(
                List.of("device", "text", "muted", "border", "found", "found-text", "selected", "above"));
        for (int i = 0; i < TURNS; i++) {
            names.add("turn-" + i);
        }
        for (String name : names) {
            all.put(
                    name,
                    FACTORY.createColorCssMetaData(
                            "-flame-" + name, drawing -> drawing.colors().property(name), Color.GRAY));
        }
        return all;
    }

    private StyleableProperty<Color> property(String name) {
        StyleableProperty<Color> property = colors.get(name);
        if (property == null) {
            throw new IllegalArgumentException("no colour " + name);
        }
        return property;
    }
}
