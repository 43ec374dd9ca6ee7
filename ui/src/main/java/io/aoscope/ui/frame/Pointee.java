package io.aoscope.ui.frame;

import io.aoscope.engine.vm.MemoryImage;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** A glimpse of what an address points at. Pure. */
final class Pointee {
    private static final int TEXT = 28;
    private static final int BYTES = 8;
    private static final int SHORTEST_TEXT = 3;

    private Pointee() {}

    /** The text that begins there if it looks like text, else the first bytes. */
    static String of(long address, Optional<MemoryImage> memory) {
        if (memory.isEmpty()) {
            return "memory is not known here";
        }
        byte[] bytes = new byte[TEXT];
        int count = memory.get().read(address, bytes, 0, TEXT);
        if (count == 0) {
            return "outside of memory";
        }
        int length = 0;
        while (length < count && bytes[length] >= 0x20 && bytes[length] < 0x7f) {
            length++;
        }
        boolean ended = length < count && bytes[length] == 0;
        if (length >= SHORTEST_TEXT && (ended || length == count)) {
            String text = new String(bytes, 0, length, StandardCharsets.US_ASCII);
            return '"' + text + (ended ? "\"" : "…");
        }
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(count, BYTES));
    }
}
