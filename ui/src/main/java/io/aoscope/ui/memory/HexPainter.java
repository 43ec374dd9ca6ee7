package io.aoscope.ui.memory;

import io.aoscope.ui.memory.ByteSource.Part;
import java.util.HexFormat;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws the bytes in sight. */
final class HexPainter {
    private static final String[] HEX = new String[256];
    private static final String[] TEXT = new String[256];

    static {
        for (int i = 0; i < 256; i++) {
            HEX[i] = HexFormat.of().toHexDigits((byte) i);
            TEXT[i] = i >= 0x20 && i < 0x7f ? Character.toString(i) : "·";
        }
    }

    private HexPainter() {}

    static void paint(
            Canvas canvas,
            ByteSource source,
            HexGeometry geometry,
            HexColors colors,
            long top,
            HexCursor cursor,
            boolean focused) {
        GraphicsContext context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        context.setFont(colors.font());
        context.setTextBaseline(VPos.CENTER);
        int columns = geometry.columns();
        int rows = geometry.rows(canvas.getHeight()) + 1;
        byte[] bytes = new byte[rows * columns];
        boolean[] changed = new boolean[bytes.length];
        int count = source.read(top * columns, bytes, 0, bytes.length);
        source.changes(top * columns, count, changed);
        for (int row = 0; row * columns < count; row++) {
            long address = (top + row) * columns;
            double y = row * geometry.rowHeight();
            double middle = y + geometry.rowHeight() / 2;
            context.setFill(colors.address());
            context.fillText(HexFormat.of().toHexDigits(address, geometry.digits()), HexGeometry.MARGIN, middle);
            boolean touched = source.touched(address);
            for (int column = 0; column < columns && row * columns + column < count; column++) {
                int index = row * columns + column;
                int value = Byte.toUnsignedInt(bytes[index]);
                Color back = changed[index] ? colors.changedBack() : Color.TRANSPARENT;
                boolean selected = cursor.contains(address + column);
                background(context, geometry, column, columns, y, selected ? colors.selectedBack() : back, selected);
                context.setFill(
                        changed[index] ? colors.changed() : value == 0 || !touched ? colors.faint() : colors.bytes());
                context.fillText(HEX[value], geometry.hexX(column), middle);
                context.fillText(TEXT[value], geometry.textX(column), middle);
                if (address + column == cursor.caret()) {
                    caret(context, geometry, colors, column, y, focused);
                }
            }
        }
    }

    /** A strip beside the scroll bar: which parts of all the bytes were touched and which changed. */
    static void paintOverview(
            Canvas canvas, Part[] parts, HexGeometry geometry, HexColors colors, long top, long size) {
        GraphicsContext context = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        context.clearRect(0, 0, width, height);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] != Part.UNTOUCHED) {
                context.setFill(parts[i] == Part.CHANGED ? colors.changed() : colors.touched());
                double y = Math.floor(i * height / parts.length);
                context.fillRect(3, y, width - 5, Math.ceil(height / parts.length));
            }
        }
        long rows = geometry.rowCount(size);
        if (parts.length > 0 && rows > 0) {
            double from = (double) top / rows * height;
            double shown = Math.max(4, (double) geometry.rows(height) / rows * height);
            context.setStroke(colors.window());
            context.strokeRect(1.5, Math.min(from, height - shown) + 0.5, width - 3, shown - 1);
        }
    }

    private static void background(
            GraphicsContext context,
            HexGeometry geometry,
            int column,
            int columns,
            double y,
            Color color,
            boolean joined) {
        if (color.getOpacity() > 0) {
            context.setFill(color);
            double half = geometry.cell() / 2;
            double left = geometry.hexX(column) - half;
            double right = joined && column + 1 < columns
                    ? geometry.hexX(column + 1) - half
                    : geometry.hexX(column) + 2 * geometry.cell() + half;
            context.fillRect(left, y, right - left, geometry.rowHeight());
            context.fillRect(geometry.textX(column), y, geometry.cell(), geometry.rowHeight());
        }
    }

    private static void caret(
            GraphicsContext context, HexGeometry geometry, HexColors colors, int column, double y, boolean focused) {
        context.setStroke(focused ? colors.caret() : colors.address());
        context.setLineWidth(1);
        double height = geometry.rowHeight() - 1;
        context.strokeRect(Math.rint(geometry.hexX(column)) - 2.5, y + 0.5, Math.rint(2 * geometry.cell()) + 5, height);
        context.strokeRect(Math.rint(geometry.textX(column)) - 0.5, y + 0.5, Math.rint(geometry.cell()) + 1, height);
    }
}
