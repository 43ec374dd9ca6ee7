package io.aoscope.engine.session;

import io.aoscope.engine.device.Profile;
import io.aoscope.engine.vm.MachineLimits;
import java.time.InstantSource;

/**
 * What a session is told from outside.
 *
 * @param clock only for how long things took and when a snapshot was saved; guests never see it
 */
public record SessionOptions(Profile profile, MachineLimits limits, InstantSource clock) {
    public SessionOptions withProfile(Profile other) {
        return new SessionOptions(other, limits, clock);
    }
}
