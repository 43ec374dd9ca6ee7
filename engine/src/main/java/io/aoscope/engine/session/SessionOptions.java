package io.aoscope.engine.session;

import io.aoscope.engine.device.Profile;
import io.aoscope.engine.vm.MachineLimits;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;

/**
 * What a session is told from outside.
 *
 * @param clock only for how long things took and when a snapshot was saved; guests never see it
 * @param background runs the compiler; never waited for unless the tier is {@link TierChoice#COMPILED}
 */
public record SessionOptions(
        Profile profile, MachineLimits limits, InstantSource clock, TierChoice tier, ExecutorService background) {
    public SessionOptions withProfile(Profile other) {
        return new SessionOptions(other, limits, clock, tier, background);
    }
}
