package io.aoscope.engine.conformance;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * The module that scripts of the WebAssembly suite import as {@code spectest}: functions that
 * print, here doing nothing, and a global, table and memory of each type.
 */
final class Spectest {
    private static final List<String> PRINTS =
            List.of("print", "print_i32", "print_i64", "print_f32", "print_f64", "print_i32_f32", "print_f64_f64");

    private Spectest() {}

    static byte[] module() {
        String module = "0061736d01000000"
                + section(1, "07 600000 60017f00 60017e00 60017d00 60017c00 60027f7d00 60027c7c00")
                + section(3, "07 00010203040506")
                // Two tables of 10 to 20 functions, the second 64-bit; a memory of 1 to 2 pages.
                + section(4, "02 70010a14 70050a14")
                + section(5, "01 010102")
                // 666, 666, 666.6, 666.6
                + section(6, "04 7f00419a050b 7e00429a050b 7d004366a626440b 7c0044cdccccccccd484400b")
                + section(7, exports())
                + section(10, "07" + "02000b".repeat(7));
        return HexFormat.of().parseHex(module);
    }

    private static String exports() {
        StringBuilder exports = new StringBuilder(hex(PRINTS.size() + 7));
        for (int i = 0; i < PRINTS.size(); i++) {
            exports.append(export(PRINTS.get(i), 0, i));
        }
        return exports.append(export("table", 1, 0))
                .append(export("table64", 1, 1))
                .append(export("memory", 2, 0))
                .append(export("global_i32", 3, 0))
                .append(export("global_i64", 3, 1))
                .append(export("global_f32", 3, 2))
                .append(export("global_f64", 3, 3))
                .toString();
    }

    private static String export(String name, int kind, int index) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return hex(utf8.length) + HexFormat.of().formatHex(utf8) + hex(kind) + hex(index);
    }

    private static String section(int id, String contents) {
        String bytes = contents.replace(" ", "");
        int length = bytes.length() / 2;
        return hex(id) + hex(length & 0x7F | 0x80) + hex(length >> 7) + bytes;
    }

    private static String hex(int value) {
        return HexFormat.of().toHexDigits((byte) value);
    }
}
