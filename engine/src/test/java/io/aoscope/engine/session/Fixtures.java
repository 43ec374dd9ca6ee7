package io.aoscope.engine.session;

import io.aoscope.engine.device.Profile;
import io.aoscope.engine.vm.MachineLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;

/** Images of the test resources and sessions of them. */
public final class Fixtures {
    private Fixtures() {}

    /** The image of a name among the fixtures, or at a path below the engine's test resources. */
    public static byte[] bytes(String name) {
        String path = name.contains("/") ? name : "fixtures/" + name;
        try (InputStream in = Fixtures.class.getResourceAsStream("/io/aoscope/engine/" + path + ".wasm")) {
            if (in == null) {
                throw new IllegalArgumentException("no fixture " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ImageSource source(String name) {
        return new ImageSource(name + ".wasm", Optional.of("fixtures/" + name + ".wasm"), bytes(name));
    }

    /** On the stepping tier. */
    public static SessionOptions options() {
        return options(TierChoice.STEPPING);
    }

    public static SessionOptions options(TierChoice tier) {
        return new SessionOptions(
                Profile.STANDARD, MachineLimits.DEFAULT, InstantSource.system(), tier, ForkJoinPool.commonPool());
    }

    /** A session of a fixture that has spawned its process. */
    public static ProcessSession session(String name) throws ImageException {
        ProcessSession session = new ProcessSession(ImageLoader.load(source(name)), options());
        session.spawn().runToEnd();
        return session;
    }
}
