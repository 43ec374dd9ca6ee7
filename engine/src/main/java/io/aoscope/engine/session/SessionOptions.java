package io.aoscope.engine.session;

import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.fast.CodeCache;
import io.aoscope.engine.vm.MachineLimits;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;

/**
 * What a session is told from outside.
 *
 * @param version which HyperBEAM the HyperBEAM profile follows
 * @param clock only for how long things took and when a snapshot was saved; guests never see it
 * @param background runs the compiler; never waited for unless the tier is {@link TierChoice#COMPILED}
 * @param codeCache keeps compiled code for the next time the image is opened
 */
public record SessionOptions(
        Profile profile,
        NodeVersion version,
        MachineLimits limits,
        InstantSource clock,
        TierChoice tier,
        ExecutorService background,
        CodeCache codeCache) {
    /** Following {@link NodeVersion#MAIN}, and keeping no compiled code. */
    public SessionOptions(
            Profile profile, MachineLimits limits, InstantSource clock, TierChoice tier, ExecutorService background) {
        this(profile, NodeVersion.MAIN, limits, clock, tier, background, CodeCache.NONE);
    }

    /** The part that a user chooses while a session is open. */
    public RunChoice choice() {
        return new RunChoice(profile, version, tier);
    }

    public SessionOptions with(RunChoice choice) {
        return new SessionOptions(
                choice.profile(), choice.version(), limits, clock, choice.tier(), background, codeCache);
    }

    public SessionOptions withProfile(Profile other) {
        return new SessionOptions(other, version, limits, clock, tier, background, codeCache);
    }

    public SessionOptions withVersion(NodeVersion other) {
        return new SessionOptions(profile, other, limits, clock, tier, background, codeCache);
    }

    public SessionOptions withCodeCache(CodeCache other) {
        return new SessionOptions(profile, version, limits, clock, tier, background, other);
    }
}
