package io.aoscope.engine.debug.time;

import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ValueCodec;
import java.nio.charset.StandardCharsets;

/** A number that two slots share when they came out the same: what they answered and how they ended. */
final class SlotHash {
    private SlotHash() {}

    /** SHA-256 of results, status, error kind and console, lower-case hex. */
    static String of(RecordedSlot slot) {
        var record = slot.record();
        String text = ValueCodec.encode(record.results())
                + "\0" + record.status()
                + "\0"
                + record.error().map(error -> error.kind() + error.message()).orElse("")
                + "\0" + record.stdout() + "\0" + record.stderr()
                + "\0" + record.pages().orElse(-1L);
        return ImageLoader.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
