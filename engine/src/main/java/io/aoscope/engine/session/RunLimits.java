package io.aoscope.engine.session;

import io.aoscope.engine.vm.MachineLimits;

/**
 * What an image may use; the rules are in {@code docs/semantics/limits.md}.
 *
 * @param instructions that a message may execute, or the spawn; {@link SessionOptions#NO_LIMIT} for as many as it takes
 */
public record RunLimits(MachineLimits machine, long instructions) {
    public static final RunLimits DEFAULT = new RunLimits(MachineLimits.DEFAULT, SessionOptions.NO_LIMIT);

    public RunLimits {
        if (instructions < 1) {
            throw new IllegalArgumentException("the instructions of a message are " + instructions + "; use 1 or more");
        }
    }
}
