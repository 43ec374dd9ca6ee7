package io.aoscope.engine.debug;

import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.lines.LineTables;
import io.aoscope.engine.wasm.lines.SourceLine;

/** The image {@code by-line.wat} with lines for all its functions but {@code malloc}, {@code free} and {@code hidden}. */
public final class ByLine {
    private ByLine() {}

    public static byte[] image() throws MalformedModuleException {
        return new LineTables(Fixtures.bytes("debug/by-line"))
                .lines("leaf", 0, 30, 1, 31, 3, 32)
                .lines("turns", 0, 20, 2, 21, 6, 22, 14, 23)
                .lines("down", 0, 40, 3, 41, 5, 42, 10, 43)
                .lines("fails", 0, 50)
                .lines("jumps", 0, 60, 1, 61)
                .lines(
                        "handle",
                        0,
                        10,
                        2,
                        11,
                        5,
                        12,
                        8,
                        13,
                        12,
                        14,
                        14,
                        0,
                        15,
                        LineTables.NO_STATEMENT + 15,
                        16,
                        16,
                        19,
                        17)
                .bytes();
    }

    /** A place as the name of its function and its line. */
    public static String line(ProcessImage image, int function, int instruction) {
        return image.module().displayName(function) + ":"
                + image.lines()
                        .at(image.module(), function, instruction)
                        .map(SourceLine::line)
                        .map(Object::toString)
                        .orElse("?");
    }
}
