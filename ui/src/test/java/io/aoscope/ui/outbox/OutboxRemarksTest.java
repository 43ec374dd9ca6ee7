package io.aoscope.ui.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.ui.kit.RemarksBox;
import org.junit.jupiter.api.Test;

class OutboxRemarksTest {
    private static final Message FINE = Message.of("target", Binary.of("T".repeat(43)));
    private static final Message LOST = Message.of("action", Binary.of("Nowhere"));

    @Test
    void theSameRemarkOnSeveralMessagesIsMadeOnce() {
        Message outbox = Message.builder()
                .put(Key.of(1), LOST)
                .put(Key.of(2), FINE)
                .put(Key.of(3), LOST)
                .build();

        assertThat(OutboxRemarks.of(outbox, Devices.standard()))
                .containsExactly(new RemarksBox.Line(
                        "no-target", "1, 3", "it has no target: push@1.0 answers 422, No target process found"));
    }

    @Test
    void ofManyMessagesTheFirstAreNamed() {
        Message.Builder outbox = Message.builder();
        for (int i = 1; i <= 9; i++) {
            outbox.put(Key.of(i), LOST);
        }

        assertThat(OutboxRemarks.of(outbox.build(), Devices.standard()))
                .extracting(RemarksBox.Line::place)
                .containsExactly("1, 2, 3, 4, 5 …");
    }
}
