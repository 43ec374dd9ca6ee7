package io.aoscope.app;

import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.vm.MachineLimits;
import java.time.InstantSource;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which HyperBEAM to be. */
final class ProfileOption {
    @Option(
            names = "--profile",
            paramLabel = "standard|hyperbeam",
            description = {
                "standard: what HyperBEAM's documentation promises (default). hyperbeam: what it was observed to do."
            })
    private String name = "standard";

    /** The name as given. */
    String name() throws UserException {
        return profile().name().toLowerCase(Locale.ROOT);
    }

    Profile profile() throws UserException {
        return switch (name) {
            case "standard" -> Profile.STANDARD;
            case "hyperbeam" -> Profile.HYPERBEAM;
            default ->
                throw new UserException("--profile: unknown profile \"" + name + "\"; use standard or hyperbeam");
        };
    }

    SessionOptions session() throws UserException {
        return new SessionOptions(profile(), MachineLimits.DEFAULT, InstantSource.system());
    }
}
