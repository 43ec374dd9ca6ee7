package io.aoscope.engine.check;

import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.wasm.DataSegment;
import io.aoscope.engine.wasm.WasmModule;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Names in the data of an image that tell what it looks for in a message (semantics 8.2). */
final class TextChecks {
    private static final byte[] TIMESTAMP = "Timestamp".getBytes(StandardCharsets.US_ASCII);

    private final WasmModule module;
    private final Findings findings;

    TextChecks(WasmModule module, Findings findings) {
        this.module = module;
        this.findings = findings;
    }

    void run() {
        if (ExportChecks.find(module, "handle") == null) {
            return;
        }
        module.data().stream()
                .map(this::timestamp)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .ifPresent(offset -> findings.offset(
                        ImageRule.NO_TIMESTAMP,
                        offset.getAsInt(),
                        "The data of the image has the text Timestamp here; no message of HyperBEAM carries"
                                + " that field."));
    }

    private OptionalInt timestamp(DataSegment segment) {
        int last = segment.start() + segment.length() - TIMESTAMP.length;
        return IntStream.rangeClosed(segment.start(), last).filter(this::stands).findFirst();
    }

    private boolean stands(int offset) {
        return IntStream.range(0, TIMESTAMP.length).allMatch(i -> module.byteAt(offset + i) == TIMESTAMP[i]);
    }
}
