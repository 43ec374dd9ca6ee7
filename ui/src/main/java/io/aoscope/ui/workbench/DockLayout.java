package io.aoscope.ui.workbench;

import io.aoscope.ui.workbench.DockLayout.Area.Split;
import io.aoscope.ui.workbench.DockLayout.Area.Tabs;
import java.util.List;
import java.util.Optional;

/**
 * Where every panel stands, as data. Text form, one window a line, the main one first: {@code
 * x,y,width,height,maximized area}; an area is {@code (image samples*)} for tabs, the selected one
 * starred, or {@code h[0.25 area area]} and {@code v[0.5 area area]} for areas side by side or one
 * above the other with the dividers' positions first.
 */
public record DockLayout(List<Placed> windows) {
    public DockLayout {
        windows = List.copyOf(windows);
    }

    /** A window and what is in it; not-a-number where the system places it. */
    public record Placed(double x, double y, double width, double height, boolean maximized, Area area) {}

    /** A part of a window. */
    public sealed interface Area {
        /** Areas in a row or in a column. */
        record Split(boolean horizontal, List<Double> dividers, List<Area> parts) implements Area {
            public Split {
                dividers = List.copyOf(dividers);
                parts = List.copyOf(parts);
            }
        }

        /** Panels on top of each other. */
        record Tabs(List<String> panels, String selected) implements Area {
            public Tabs {
                panels = List.copyOf(panels);
            }
        }
    }

    /** The layout of a first start. */
    public static DockLayout standard() {
        Area left = column(0.66, tabs("image", "files"), tabs("samples", "snapshots"));
        Area middle = column(
                0.56,
                tabs("code", "source", "passes", "profile", "compare", "process"),
                // The answer to the first message is to be seen.
                new Tabs(List.of("memory", "outbox", "console", "hostcalls", "stops"), "outbox"));
        Area right = column(0.52, tabs("compose"), tabs("frame"));
        Area upper = new Split(true, List.of(0.21, 0.74), List.of(left, middle, right));
        Area all = column(0.75, upper, tabs("timeline"));
        return new DockLayout(List.of(new Placed(Double.NaN, Double.NaN, 1400, 900, false, all)));
    }

    private static Area tabs(String... panels) {
        return new Tabs(List.of(panels), panels[0]);
    }

    private static Area column(double divider, Area upper, Area lower) {
        return new Split(false, List.of(divider), List.of(upper, lower));
    }

    /** The text form. */
    public String text() {
        return DockLayoutText.write(this);
    }

    /** Reads the text form; empty where it is not one. */
    public static Optional<DockLayout> parse(String text) {
        return DockLayoutText.read(text);
    }
}
