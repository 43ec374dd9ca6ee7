package io.aoscope.engine.debug.time;

import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.ValueCodec;
import io.aoscope.engine.vm.MemoryImage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Numbers that two slots share when they came out the same. */
final class SlotHash {
    private SlotHash() {}

    /** SHA-256 of results, state, status, error and what was printed, lower-case hex. */
    static String of(RecordedSlot slot) {
        SlotRecord record = slot.record();
        String text = ValueCodec.encode(record.results())
                + "\0" + ValueCodec.encode(record.state())
                + "\0" + record.status()
                + "\0"
                + record.error().map(error -> error.kind() + error.message()).orElse("")
                + "\0" + record.stdout() + "\0" + record.stderr()
                + "\0" + record.pages().orElse(-1L);
        return ImageLoader.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** That of memory after the slot; empty where nothing of it stayed, or where there is none. */
    static Optional<String> memory(RecordedSlot slot) {
        SlotRecord record = slot.record();
        return record.status() == SlotRecord.Status.OK ? record.memory().map(MemoryImage::sha256) : Optional.empty();
    }
}
