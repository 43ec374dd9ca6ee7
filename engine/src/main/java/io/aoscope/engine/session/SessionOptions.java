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
 * @param maxInstructions that a message may execute, or the spawn; {@link #NO_LIMIT} for as many as it takes
 * @param codeCache keeps compiled code for the next time the image is opened
 */
public record SessionOptions(
        Profile profile,
        NodeVersion version,
        MachineLimits limits,
        long maxInstructions,
        InstantSource clock,
        TierChoice tier,
        ExecutorService background,
        CodeCache codeCache) {
    /** As many instructions as it takes. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    public SessionOptions {
        if (maxInstructions < 1) {
            throw new IllegalArgumentException("maxInstructions is " + maxInstructions + "; use 1 or more");
        }
    }

    /** Following {@link NodeVersion#MAIN}, with as many instructions as it takes, keeping no compiled code. */
    public SessionOptions(
            Profile profile, MachineLimits limits, InstantSource clock, TierChoice tier, ExecutorService background) {
        this(profile, NodeVersion.MAIN, limits, NO_LIMIT, clock, tier, background, CodeCache.NONE);
    }

    /** The part that a user chooses while a session is open. */
    public RunChoice choice() {
        return new RunChoice(profile, version, tier);
    }

    public SessionOptions with(RunChoice choice) {
        return new SessionOptions(
                choice.profile(),
                choice.version(),
                limits,
                maxInstructions,
                clock,
                choice.tier(),
                background,
                codeCache);
    }

    public SessionOptions withProfile(Profile other) {
        return new SessionOptions(other, version, limits, maxInstructions, clock, tier, background, codeCache);
    }

    public SessionOptions withVersion(NodeVersion other) {
        return new SessionOptions(profile, other, limits, maxInstructions, clock, tier, background, codeCache);
    }

    public SessionOptions with(RunLimits chosen) {
        return withLimits(chosen.machine()).withMaxInstructions(chosen.instructions());
    }

    public SessionOptions withLimits(MachineLimits other) {
        return new SessionOptions(profile, version, other, maxInstructions, clock, tier, background, codeCache);
    }

    public SessionOptions withMaxInstructions(long instructions) {
        return new SessionOptions(profile, version, limits, instructions, clock, tier, background, codeCache);
    }

    public SessionOptions withCodeCache(CodeCache other) {
        return new SessionOptions(profile, version, limits, maxInstructions, clock, tier, background, other);
    }
}
