package io.aoscope.ui.frame;

import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.wasm.lines.SourceLine;
import io.aoscope.engine.wasm.lines.SourceLines;
import io.aoscope.ui.kit.Format;
import java.util.Optional;

/**
 * A call on the stack.
 *
 * @param index 0 is the innermost
 * @param source the line of source it stands at, such as {@code counter.c:12}; empty where none is known
 * @param place the offset it stands at, or {@code host} for a host function
 */
record CallRow(int index, String name, String source, String place) {
    static CallRow of(int index, FrameView frame, Optional<SourceLines> lines) {
        boolean host = frame.instructionIndex() < 0;
        String source = host
                ? ""
                : lines.flatMap(all -> all.at(frame.offset()))
                        .map(SourceLine::toString)
                        .orElse("");
        return new CallRow(index, frame.name(), source, host ? "host" : Format.hex(frame.offset(), 6));
    }
}
