package io.aoscope.engine.session;

/**
 * How far a push goes before it is taken for endless. HyperBEAM has no such bound.
 *
 * @param depth hops from the first slot: 1 delivers its messages and no answers to them
 * @param deliveries slots that one push may cause
 */
public record PushLimits(int depth, int deliveries) {
    public static final PushLimits DEFAULT = new PushLimits(64, 1000);

    public PushLimits {
        if (depth < 1 || deliveries < 1) {
            throw new IllegalArgumentException("a push goes at least one hop and delivers at least one message");
        }
    }
}
