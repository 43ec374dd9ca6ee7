package io.aoscope.ui.memory;

/**
 * Where things stand in the hex view: the address, the bytes in groups of eight, the text. All numbers
 * are pixels; a cell is one character of the monospace font. Pure.
 *
 * @param digits of the address
 * @param columns bytes in a row
 */
record HexGeometry(double cell, double rowHeight, int digits, int columns) {
    static final double MARGIN = 8;
    private static final int GROUP = 8;

    /** The widest rows of 8, 16 or 32 bytes that fit. */
    static HexGeometry fit(double width, double cell, double rowHeight, long size) {
        int digits = size > 1L << 32 ? 12 : 8;
        for (int columns = 32; columns > GROUP; columns /= 2) {
            var geometry = new HexGeometry(cell, rowHeight, digits, columns);
            if (geometry.width() <= width) {
                return geometry;
            }
        }
        return new HexGeometry(cell, rowHeight, digits, GROUP);
    }

    double width() {
        return textX(columns) + MARGIN;
    }

    /** Left edge of the two digits of a byte. */
    double hexX(int column) {
        return MARGIN + (digits + 2 + column * 3 + column / GROUP) * cell;
    }

    /** Left edge of the character of a byte. */
    double textX(int column) {
        return MARGIN + (digits + 3 + columns * 3 + (columns - 1) / GROUP + column) * cell;
    }

    int rows(double height) {
        return Math.max(1, (int) (height / rowHeight));
    }

    long rowCount(long size) {
        return (size + columns - 1) / columns;
    }

    /** The byte of a row nearest to a place. */
    int columnAt(double x) {
        if (x >= textX(0) - cell) {
            return clamp((int) ((x - textX(0)) / cell));
        }
        for (int column = columns - 1; column > 0; column--) {
            if (x >= hexX(column) - cell / 2) {
                return column;
            }
        }
        return 0;
    }

    private int clamp(int column) {
        return Math.max(0, Math.min(columns - 1, column));
    }
}
