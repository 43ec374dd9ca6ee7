package io.aoscope.ui.memory;

import java.util.List;
import java.util.function.Function;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** The colours and the font of a hex view, from the style sheet. */
final class HexColors {
    private static final StyleablePropertyFactory<HexView> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Font> font;
    private final StyleableProperty<Color> address;
    private final StyleableProperty<Color> bytes;
    private final StyleableProperty<Color> faint;
    private final StyleableProperty<Color> changed;
    private final StyleableProperty<Color> changedBack;
    private final StyleableProperty<Color> selectedBack;
    private final StyleableProperty<Color> caret;
    private final StyleableProperty<Color> touched;
    private final StyleableProperty<Color> window;

    HexColors(HexView view) {
        font = FACTORY.createStyleableFontProperty(
                view, "hexFont", "-fx-font", of(colors -> colors.font), Font.font("Monospaced", 13));
        address = color(view, "hexAddress", "-hex-address", colors -> colors.address, Color.GRAY);
        bytes = color(view, "hexBytes", "-hex-bytes", colors -> colors.bytes, Color.BLACK);
        faint = color(view, "hexFaint", "-hex-faint", colors -> colors.faint, Color.LIGHTGRAY);
        changed = color(view, "hexChanged", "-hex-changed", colors -> colors.changed, Color.DARKRED);
        changedBack =
                color(view, "hexChangedBack", "-hex-changed-back", colors -> colors.changedBack, Color.LIGHTYELLOW);
        selectedBack =
                color(view, "hexSelectedBack", "-hex-selected-back", colors -> colors.selectedBack, Color.LIGHTBLUE);
        caret = color(view, "hexCaret", "-hex-caret", colors -> colors.caret, Color.BLUE);
        touched = color(view, "hexTouched", "-hex-touched", colors -> colors.touched, Color.GRAY);
        window = color(view, "hexWindow", "-hex-window", colors -> colors.window, Color.BLUE);
    }

    static List<CssMetaData<? extends Styleable, ?>> cssMetaData() {
        return FACTORY.getCssMetaData();
    }

    /** Calls back when any of them changes. */
    void onChange(Runnable redraw) {
        for (StyleableProperty<?> property :
                List.of(font, address, bytes, faint, changed, changedBack, selectedBack, caret, touched, window)) {
            ((javafx.beans.Observable) property).subscribe(redraw);
        }
    }

    Font font() {
        return font.getValue();
    }

    Color address() {
        return address.getValue();
    }

    Color bytes() {
        return bytes.getValue();
    }

    /** Zeros, and bytes never written. */
    Color faint() {
        return faint.getValue();
    }

    Color changed() {
        return changed.getValue();
    }

    Color changedBack() {
        return changedBack.getValue();
    }

    Color selectedBack() {
        return selectedBack.getValue();
    }

    Color caret() {
        return caret.getValue();
    }

    /** Touched parts in the overview. */
    Color touched() {
        return touched.getValue();
    }

    /** The part in sight in the overview. */
    Color window() {
        return window.getValue();
    }

    private static StyleableProperty<Color> color(
            HexView view, String name, String css, Function<HexColors, StyleableProperty<Color>> get, Color initial) {
        return FACTORY.createStyleableColorProperty(view, name, css, of(get), initial);
    }

    private static <T> Function<HexView, StyleableProperty<T>> of(Function<HexColors, StyleableProperty<T>> get) {
        return view -> get.apply(view.colors());
    }
}
