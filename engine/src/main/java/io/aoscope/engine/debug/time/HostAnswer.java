package io.aoscope.engine.debug.time;

import java.util.List;

/**
 * An answer of the host as it was recorded when the message ran.
 *
 * @param function {@code module.name}
 * @param results raw bits returned
 * @param writes bytes written to memory
 */
public record HostAnswer(String function, List<Long> arguments, List<Long> results, List<Write> writes) {

    /** Bytes written by the host. */
    public record Write(long address, byte[] bytes) {}
}
