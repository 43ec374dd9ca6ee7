package io.aoscope.engine.debug;

import java.time.Instant;

/**
 * A saved state.
 *
 * @param id unique in the session
 * @param slot the last slot it contains
 * @param bytes of the pages of linear memory that were ever written to
 */
public record SnapshotView(String id, String name, int slot, long bytes, Instant saved, String imageSha256) {}
