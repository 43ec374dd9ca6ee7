package io.aoscope.ui.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which frames are to be seen and where: the way to the one zoomed into, then that one over the full width and below it
 * what it called. What is narrower than a pixel is left out, so that the number of boxes depends on the width alone. Pure.
 *
 * @param boxes row by row
 */
record FlameLayout(List<Box> boxes, int rows) {
    static final FlameLayout EMPTY = new FlameLayout(List.of(), 0);
    private static final double NARROWEST = 1;

    /**
     * A frame.
     *
     * @param row counted from 0 at the top
     * @param above whether it is on the way to the frame zoomed into
     */
    record Box(FlameNode node, int row, double x, double width, boolean above) {
        boolean contains(int otherRow, double otherX) {
            return row == otherRow && otherX >= x && otherX < x + width;
        }
    }

    static FlameLayout of(FlameNode zoom, double width) {
        List<Box> boxes = new ArrayList<>();
        List<FlameNode> path = zoom.path();
        for (FlameNode above : path.subList(0, path.size() - 1)) {
            boxes.add(new Box(above, above.depth(), 0, width, true));
        }
        List<Box> row = List.of(new Box(zoom, zoom.depth(), 0, width, false));
        int rows = zoom.depth();
        while (!row.isEmpty()) {
            boxes.addAll(row);
            rows++;
            row = below(row);
        }
        return new FlameLayout(boxes, rows);
    }

    private static List<Box> below(List<Box> row) {
        List<Box> next = new ArrayList<>();
        for (Box box : row) {
            double x = box.x();
            for (FlameNode child : box.node().children()) {
                double width =
                        box.width() * child.total() / Math.max(1, box.node().total());
                if (width < NARROWEST) {
                    break;
                }
                next.add(new Box(child, box.row() + 1, x, width, false));
                x += width;
            }
        }
        return next;
    }

    Optional<Box> at(int row, double x) {
        return boxes.stream().filter(box -> box.contains(row, x)).findFirst();
    }

    Optional<Box> of(FlameNode node) {
        return boxes.stream().filter(box -> box.node() == node).findFirst();
    }

    /** A name in so many characters: whole, cut with an ellipsis, or nothing where that would say nothing. */
    static String elided(String name, int characters) {
        if (name.length() <= characters) {
            return name;
        }
        return characters < 3 ? "" : name.substring(0, characters - 1) + "…";
    }
}
