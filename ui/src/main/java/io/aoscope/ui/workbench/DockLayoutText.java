package io.aoscope.ui.workbench;

import io.aoscope.ui.workbench.DockLayout.Area;
import io.aoscope.ui.workbench.DockLayout.Placed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text form of a {@link DockLayout}. */
final class DockLayoutText {
    private DockLayoutText() {}

    static String write(DockLayout layout) {
        return layout.windows().stream().map(DockLayoutText::window).collect(Collectors.joining("\n"));
    }

    private static String window(Placed window) {
        return Stream.of(window.x(), window.y(), window.width(), window.height())
                        .map(DockLayoutText::number)
                        .collect(Collectors.joining(","))
                + "," + window.maximized() + " " + area(window.area());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String area(Area area) {
        return switch (area) {
            case Area.Tabs(List<String> panels, String selected) ->
                panels.stream()
                        .map(panel -> panel.equals(selected) ? panel + "*" : panel)
                        .collect(Collectors.joining(" ", "( ", " )"));
            case Area.Split(boolean horizontal, List<Double> dividers, List<Area> parts) ->
                Stream.concat(
                                dividers.stream().map(DockLayoutText::number),
                                parts.stream().map(DockLayoutText::area))
                        .collect(Collectors.joining(" ", horizontal ? "h[ " : "v[ ", " ]"));
        };
    }

    static Optional<DockLayout> read(String text) {
        try {
            List<Placed> windows = text.lines().map(DockLayoutText::readWindow).toList();
            return windows.isEmpty() ? Optional.empty() : Optional.of(new DockLayout(windows));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Placed readWindow(String line) {
        Deque<String> words = new ArrayDeque<>(List.of(line.split(" +")));
        String[] place = next(words).split(",");
        if (place.length != 5) {
            throw new IllegalArgumentException("a window has five numbers");
        }
        var window = new Placed(
                Double.parseDouble(place[0]),
                Double.parseDouble(place[1]),
                Double.parseDouble(place[2]),
                Double.parseDouble(place[3]),
                Boolean.parseBoolean(place[4]),
                readArea(words));
        if (!words.isEmpty() || !(window.width() > 0 && window.height() > 0)) {
            throw new IllegalArgumentException("not a window");
        }
        return window;
    }

    private static Area readArea(Deque<String> words) {
        return switch (next(words)) {
            case "(" -> readTabs(words);
            case "h[" -> readSplit(words, true);
            case "v[" -> readSplit(words, false);
            default -> throw new IllegalArgumentException("not an area");
        };
    }

    private static Area readTabs(Deque<String> words) {
        List<String> panels = new ArrayList<>();
        String selected = "";
        for (String word = next(words); !word.equals(")"); word = next(words)) {
            boolean starred = word.endsWith("*");
            String panel = starred ? word.substring(0, word.length() - 1) : word;
            panels.add(panel);
            if (starred || selected.isEmpty()) {
                selected = panel;
            }
        }
        return new Area.Tabs(panels, selected);
    }

    private static Area readSplit(Deque<String> words, boolean horizontal) {
        List<Double> dividers = new ArrayList<>();
        List<Area> parts = new ArrayList<>();
        while (!"]".equals(words.peek())) {
            String word = words.peek();
            if (word != null && word.matches("[0-9.]+")) {
                dividers.add(Double.parseDouble(words.pop()));
            } else {
                parts.add(readArea(words));
            }
        }
        words.pop();
        return new Area.Split(horizontal, dividers, parts);
    }

    private static String next(Deque<String> words) {
        String word = words.poll();
        if (word == null) {
            throw new IllegalArgumentException("the layout ends too early");
        }
        return word;
    }
}
