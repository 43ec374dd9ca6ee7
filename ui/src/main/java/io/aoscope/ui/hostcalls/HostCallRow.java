package io.aoscope.ui.hostcalls;

import io.aoscope.engine.debug.time.HostEntry;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.vm.TypedValue;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A call as the table shows it.
 *
 * @param number counted from 0 in the slot
 * @param function index of the import
 * @param answeredBy who answered, in words
 * @param device the device that answered; empty for the stub and for a branch
 */
record HostCallRow(
        int number, HostEntry call, int function, FuncType type, String answeredBy, Optional<String> device) {
    /** Integers from here on are more often addresses than counts. */
    private static final long LARGE = 4096;

    /** {@code (1, 0x10f0, 2)}. */
    String arguments() {
        return "(" + values(type.params(), call.arguments()) + ")";
    }

    /** {@code 0}, {@code nothing}, {@code trapped}. */
    String answer() {
        if (!call.answer().equals("returned")) {
            return call.answer();
        }
        return type.results().isEmpty() ? "nothing" : values(type.results(), call.results());
    }

    /** {@code 8 bytes at 0x10e8}, {@code 20 bytes in 3 places}; empty where it wrote nothing. */
    String wrote() {
        List<Range> writes = call.writes();
        if (writes.isEmpty()) {
            return "";
        }
        long bytes = writes.stream().mapToLong(Range::length).sum();
        return Format.count(bytes, "byte", "bytes")
                + (writes.size() == 1
                        ? " at " + Format.hex(writes.getFirst().address())
                        : " in " + writes.size() + " places");
    }

    /** {@code wasi_snapshot_preview1.fd_write(1, 0x10f0, 2, 0x10e8) → 0}. */
    String text() {
        return call.function() + arguments() + " → " + answer();
    }

    /** Whether a text, in lower case, stands anywhere in the row. */
    boolean contains(String lower) {
        return call.function().toLowerCase(Locale.ROOT).contains(lower)
                || answeredBy.toLowerCase(Locale.ROOT).contains(lower)
                || call.at().toString().contains(lower)
                || arguments().contains(lower)
                || answer().contains(lower)
                || wrote().contains(lower);
    }

    private static String values(List<ValType> types, List<Long> bits) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < bits.size(); i++) {
            texts.add(value(new TypedValue(i < types.size() ? types.get(i) : null, bits.get(i))));
        }
        return String.join(", ", texts);
    }

    private static String value(TypedValue value) {
        boolean large = Notation.address(value).isPresent() && value.bits() >= LARGE;
        return (large ? Notation.POINTER : Notation.DECIMAL).write(value);
    }
}
