package io.aoscope.engine.session;

import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Profile;

/**
 * Which HyperBEAM to be, and how to run. A process knows profile and version from its spawn; the tier can change between
 * any two messages.
 */
public record RunChoice(Profile profile, NodeVersion version, TierChoice tier) {
    /** Standard profile, tier by need. */
    public static final RunChoice STANDARD = new RunChoice(Profile.STANDARD, NodeVersion.MAIN, TierChoice.AUTO);

    public RunChoice withProfile(Profile other) {
        return new RunChoice(other, version, tier);
    }

    public RunChoice withTier(TierChoice other) {
        return new RunChoice(profile, version, other);
    }

    /** Whether a process spawned under the one goes on unchanged under the other. */
    public boolean samePromise(RunChoice other) {
        return profile == other.profile && (profile == Profile.STANDARD || version == other.version);
    }
}
