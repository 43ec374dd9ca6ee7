package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Access.By;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.DataSegment;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;

/** Bytes that nobody wrote: those that an active data segment of the image put there. */
final class Segments {
    private Segments() {}

    static Optional<Access> of(Timeline timeline, Range range) {
        WasmModule module = timeline.recording().image().module();
        List<DataSegment> segments = module.data();
        for (int i = segments.size() - 1; i >= 0; i--) {
            DataSegment segment = segments.get(i);
            Optional<Long> start = start(segment);
            if (start.isPresent() && range.meets(start.get(), segment.length())) {
                Range all = new Range(start.get(), segment.length());
                Point spawn = timeline.first();
                return Optional.of(new Access(
                        spawn,
                        By.DATA_SEGMENT,
                        -1,
                        "data segment " + i,
                        segment.start() + (int) Math.max(0, range.address() - start.get()),
                        "",
                        all,
                        range.address(),
                        Binary.EMPTY,
                        AccessText.bytes(timeline.at(Point.end(spawn.slot())), range)));
            }
        }
        return Optional.empty();
    }

    /** Where an active segment goes, where that is a plain number. */
    private static Optional<Long> start(DataSegment segment) {
        Code offset = segment.offset();
        if (offset == null || offset.size() != 2) {
            return Optional.empty();
        }
        return switch (offset.opcode(0)) {
            case I32_CONST -> Optional.of(offset.immediate(0) & 0xFFFF_FFFFL);
            case I64_CONST -> Optional.of(offset.immediate(0));
            default -> Optional.empty();
        };
    }
}
