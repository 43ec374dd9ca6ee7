package io.aoscope.app;

import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.CompiledTier;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.TierChoice;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which HyperBEAM to be, and how to run. */
final class EngineOptions {
    @Option(
            names = "--profile",
            paramLabel = "standard|hyperbeam",
            description = {
                "standard: what HyperBEAM's documentation promises (default). hyperbeam: what it was observed to do."
            })
    private String profile = "standard";

    @Option(
            names = "--node",
            paramLabel = "main|edge",
            description = {
                "The branch of HyperBEAM that the hyperbeam profile follows where they differ: main (default)."
            })
    private String node = "main";

    @Option(
            names = "--tier",
            paramLabel = "auto|stepping|compiled",
            description = {
                "stepping: interpret, counting every instruction. compiled: compile first, then run; instructions are"
                        + " not counted. auto: stepping, until an image has shown to be worth compiling (default)."
            })
    private String tier = "auto";

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final CodeCacheOption codeCache = new CodeCacheOption();

    /** The name as given. */
    String profileName() throws UserException {
        return profile().name().toLowerCase(Locale.ROOT);
    }

    Profile profile() throws UserException {
        return switch (profile) {
            case "standard" -> Profile.STANDARD;
            case "hyperbeam" -> Profile.HYPERBEAM;
            default ->
                throw new UserException("--profile: unknown profile \"" + profile + "\"; use standard or hyperbeam");
        };
    }

    SessionOptions session() throws UserException {
        return new SessionOptions(
                        profile(), limits.machine(), InstantSource.system(), tier(), ForkJoinPool.commonPool())
                .withVersion(version())
                .withMaxInstructions(limits.instructions())
                .withCodeCache(codeCache.cache());
    }

    /** The same with another profile and tier, where they are given. */
    SessionOptions session(Optional<String> otherProfile, Optional<String> otherTier) throws UserException {
        String ownProfile = profile;
        String ownTier = tier;
        profile = otherProfile.orElse(profile);
        tier = otherTier.orElse(tier);
        try {
            return session();
        } finally {
            profile = ownProfile;
            tier = ownTier;
        }
    }

    /**
     * The same for an image.
     *
     * @throws UserException also where compiled code is asked for and the image, or a limit, forbids it
     */
    SessionOptions session(ProcessImage image) throws UserException {
        SessionOptions options = session();
        Optional<String> obstacle = options.tier() == TierChoice.COMPILED
                ? CompiledTier.obstacle(image.module(), options)
                : Optional.empty();
        if (obstacle.isPresent()) {
            throw new UserException("--tier compiled: " + image.source().label() + " stays on the stepping tier: "
                    + obstacle.get() + "; use --tier auto or stepping");
        }
        return options;
    }

    private NodeVersion version() throws UserException {
        return switch (node) {
            case "main" -> NodeVersion.MAIN;
            case "edge" -> NodeVersion.EDGE;
            default -> throw new UserException("--node: unknown version \"" + node + "\"; use main or edge");
        };
    }

    private TierChoice tier() throws UserException {
        return switch (tier) {
            case "auto" -> TierChoice.AUTO;
            case "stepping" -> TierChoice.STEPPING;
            case "compiled" -> TierChoice.COMPILED;
            default -> throw new UserException("--tier: unknown tier \"" + tier + "\"; use auto, stepping or compiled");
        };
    }
}
