package io.aoscope.engine.session;

/**
 * Where a delivered message comes from: one message in the outbox of a slot.
 *
 * @param processId of the process that sent it
 * @param slot of that process
 * @param key of the message in the slot's outbox, such as {@code 1}
 */
public record Origin(String processId, int slot, String key) {}
