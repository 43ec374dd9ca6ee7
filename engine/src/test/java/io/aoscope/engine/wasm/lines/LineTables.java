package io.aoscope.engine.wasm.lines;

import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.Section;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Adds a table of lines (DWARF 4) to a module that was assembled from text. */
public final class LineTables {
    /** Added to a line whose code begins no statement. */
    public static final int NO_STATEMENT = 1_000;

    private final Map<Integer, int[]> rows = new LinkedHashMap<>();
    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private final WasmModule module;

    public LineTables(byte[] bytes) throws MalformedModuleException {
        module = WasmReader.read(bytes);
    }

    /**
     * Tells the lines of a function.
     *
     * @param rows pairs of an instruction and the line that code from there on came from, or 0
     */
    public LineTables lines(String function, int... rows) {
        this.rows.put(module.functionsNamed(function).findFirst().orElseThrow(), rows);
        return this;
    }

    /** Tells that instructions of a function, up to another one, were inlined. */
    public LineTables inlined(String function, int from, int to) {
        var code = Objects.requireNonNull(module.function(
                        module.functionsNamed(function).findFirst().orElseThrow()))
                .code();
        int start = code(module);
        // A function with children, and in it an inlined call; each with its first address and its length.
        entries.write(2);
        u32(code.start() - start, entries);
        u32(code.limit() - code.start(), entries);
        entries.write(3);
        u32(code.offset(from) - start, entries);
        u32(code.offset(to) - code.offset(from), entries);
        entries.write(0);
        return this;
    }

    private static int code(WasmModule module) {
        return module.sections().stream()
                .filter(section -> section.name().equals("code") && !section.custom())
                .mapToInt(Section::start)
                .findFirst()
                .orElseThrow();
    }

    /** The module with its lines, which are those of {@code by-line.c}. */
    public byte[] bytes() {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        // One byte an address unit, one operation, statements by default, lines from -5 in 14 steps, opcodes from 13.
        header.writeBytes(new byte[] {1, 1, 1, -5, 14, 13, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1});
        header.writeBytes("\0by-line.c\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream program = new ByteArrayOutputStream();
        rows.forEach((function, own) -> sequence(function, own, program));
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        u32(2 + 4 + header.size() + program.size(), table);
        table.writeBytes(new byte[] {4, 0});
        u32(header.size(), table);
        table.writeBytes(header.toByteArray());
        table.writeBytes(program.toByteArray());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(module.bytes());
        custom(".debug_line", table.toByteArray(), out);
        if (entries.size() > 0) {
            ByteArrayOutputStream info = new ByteArrayOutputStream();
            u32(2 + 4 + 1 + 1 + entries.size() + 1, info);
            info.writeBytes(new byte[] {4, 0, 0, 0, 0, 0, 4, 1});
            info.writeBytes(entries.toByteArray());
            info.write(0);
            custom(".debug_info", info.toByteArray(), out);
            // Units, functions and inlined calls; of the latter two the first address, and as four bytes the length.
            custom(
                    ".debug_abbrev",
                    new byte[] {
                        1, 0x11, 1, 0, 0, 2, 0x2E, 1, 0x11, 1, 0x12, 6, 0, 0, 3, 0x1D, 0, 0x11, 1, 0x12, 6, 0, 0, 0
                    },
                    out);
        }
        return out.toByteArray();
    }

    private void sequence(int function, int[] own, ByteArrayOutputStream out) {
        var code = Objects.requireNonNull(module.function(function)).code();
        int start = code(module);
        long line = 1;
        boolean statement = true;
        for (int i = 0; i < own.length; i += 2) {
            boolean begins = own[i + 1] < NO_STATEMENT;
            address(code.offset(own[i]) - start, out);
            out.write(3);
            sleb(own[i + 1] % NO_STATEMENT - line, out);
            line = own[i + 1] % NO_STATEMENT;
            if (begins != statement) {
                out.write(6);
                statement = begins;
            }
            out.write(1);
        }
        address(code.limit() - start, out);
        out.writeBytes(new byte[] {0, 1, 1});
    }

    private static void address(int address, ByteArrayOutputStream out) {
        out.writeBytes(new byte[] {0, 5, 2});
        u32(address, out);
    }

    private static void u32(int value, ByteArrayOutputStream out) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(value >>> shift);
        }
    }

    private static void sleb(long value, ByteArrayOutputStream out) {
        long rest = value;
        while (rest < -64 || rest > 63) {
            out.write((int) rest & 0x7F | 0x80);
            rest >>= 7;
        }
        out.write((int) rest & 0x7F);
    }

    private static void custom(String name, byte[] table, ByteArrayOutputStream out) {
        out.write(0);
        int size = 1 + name.length() + table.length;
        for (; size > 0x7F; size >>>= 7) {
            out.write(size | 0x80);
        }
        out.write(size);
        out.write(name.length());
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(table);
    }
}
