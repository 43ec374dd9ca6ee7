package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads element and data segments (WebAssembly 3.0, sections 5.5.12 and 5.5.14). */
final class SegmentReader {
    private static final int NOT_ACTIVE = 1;
    /** In an active segment: the table is named; in others: the segment is declarative. */
    private static final int EXPLICIT = 2;

    private static final int EXPRESSIONS = 4;

    private final Input in;
    private final CodeReader code;

    SegmentReader(Input in, CodeReader code) {
        this.in = in;
        this.code = code;
    }

    ElementSegment element() throws MalformedModuleException {
        int at = in.position();
        long flags = in.u32Long();
        if (flags > (NOT_ACTIVE | EXPLICIT | EXPRESSIONS)) {
            throw new MalformedModuleException(
                    at, String.format(Locale.ROOT, "malformed elements segment kind: %d is not 0 to 7", flags));
        }
        boolean active = (flags & NOT_ACTIVE) == 0;
        boolean explicit = (flags & EXPLICIT) != 0;
        boolean expressions = (flags & EXPRESSIONS) != 0;
        int table = 0;
        @Nullable Code offset = null;
        if (active) {
            table = explicit ? in.u32() : 0;
            offset = code.expression(in);
        }
        ElementSegment.Mode mode = active
                ? ElementSegment.Mode.ACTIVE
                : explicit ? ElementSegment.Mode.DECLARATIVE : ElementSegment.Mode.PASSIVE;
        RefType type = active && !explicit ? new RefType(expressions, AbstractHeap.FUNC) : elementType(expressions);
        return new ElementSegment(
                mode,
                table,
                offset,
                type,
                expressions ? new int[0] : functions(),
                expressions ? expressions() : List.of());
    }

    private RefType elementType(boolean expressions) throws MalformedModuleException {
        if (expressions) {
            return new TypeReader(in).refType();
        }
        int at = in.position();
        if (in.u8() != 0) {
            throw new MalformedModuleException(at, "malformed element kind: it must be 0 (function)");
        }
        return new RefType(false, AbstractHeap.FUNC);
    }

    private int[] functions() throws MalformedModuleException {
        int count = in.u32();
        int[] functions = new int[Math.min(count, in.remaining())];
        for (int i = 0; i < count; i++) {
            int function = in.u32();
            functions[i] = function;
        }
        return Arrays.copyOf(functions, count);
    }

    private List<Code> expressions() throws MalformedModuleException {
        int count = in.u32();
        List<Code> expressions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            expressions.add(code.expression(in));
        }
        return expressions;
    }

    DataSegment data() throws MalformedModuleException {
        int at = in.position();
        long flags = in.u32Long();
        if (flags > EXPLICIT) {
            throw new MalformedModuleException(
                    at, String.format(Locale.ROOT, "malformed data segment kind: %d is not 0, 1 or 2", flags));
        }
        int memory = flags == EXPLICIT ? in.u32() : 0;
        @Nullable Code offset = flags == NOT_ACTIVE ? null : code.expression(in);
        int length = in.length();
        DataSegment segment = new DataSegment(memory, offset, in.position(), length);
        in.skip(length);
        return segment;
    }
}
