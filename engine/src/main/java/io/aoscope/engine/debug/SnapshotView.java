package io.aoscope.engine.debug;

import java.time.Instant;

/**
 * A saved state.
 *
 * @param id unique in the session
 * @param slot the last slot it contains
 * @param bytes of linear memory that differ from zero pages, rounded up to pages of 64 KiB
 */
public record SnapshotView(String id, String name, int slot, long bytes, Instant saved, String imageSha256) {}
