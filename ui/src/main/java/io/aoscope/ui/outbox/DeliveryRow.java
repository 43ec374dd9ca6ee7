package io.aoscope.ui.outbox;

import java.util.Optional;

/**
 * A message of the outbox and where it can go.
 *
 * @param key of the message in the outbox
 * @param target name of the process it is for, or what it says where that is none of the session
 * @param targetId the target in full; empty where it names none
 * @param receiver name of the process that can take it
 * @param obstacle why it cannot be delivered now; empty where it can
 * @param became what came of it when it was delivered last
 */
record DeliveryRow(
        String key,
        String action,
        String target,
        String targetId,
        Optional<String> receiver,
        String obstacle,
        Optional<Became> became) {

    /**
     * What came of a delivery.
     *
     * @param text such as {@code slot 1 of pong: ok}
     * @param reason more of it
     * @param arrived whether there is a slot to go to
     */
    record Became(String text, String reason, boolean arrived, boolean failed) {}

    boolean possible() {
        return obstacle.isEmpty();
    }
}
