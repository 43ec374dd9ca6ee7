package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.RunRule;
import io.aoscope.engine.vm.LinearMemory;
import java.util.Optional;
import java.util.Set;

/**
 * {@code wasm-64@1.0}: starts the image of a process and calls the exported function of a message (semantics 9; rules W1
 * to W13).
 */
public final class Wasm64Device implements Device {
    public static final String NAME = "wasm-64@1.0";
    private static final Set<String> KEYS = Set.of("init", "compute", "normalize", "snapshot", "terminate");
    private static final String STOPPED = "stopped";
    private static final long MOST_SNAPSHOT_BYTES = 1L << 30;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean knows(String key) {
        return KEYS.contains(key);
    }

    @Override
    public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
        return switch (key) {
            case "init" -> init(base, context);
            case "compute" -> compute(base, request, context);
            case "normalize" -> normalize(base, context);
            case "snapshot" -> snapshot(base, context);
            case "terminate" -> terminate(base, context);
            default -> new Outcome.NotFound();
        };
    }

    /** Where the state keeps the running image of the device with this prefix, below {@code priv}. */
    static String instancePath(Message state) {
        return Paths.join(prefix(state), "instance");
    }

    /** The state without the mark that its image was stopped. */
    static Message started(Message state) {
        return state.withoutLive(Paths.join(prefix(state), STOPPED));
    }

    static String prefix(Message state) {
        return state.text("output-prefix").orElse("");
    }

    static Optional<RunningImage> running(Message state) {
        return state.live(instancePath(state), RunningImage.class);
    }

    private static Outcome init(Message base, DeviceContext context) {
        if (running(base).isPresent()) {
            context.events()
                    .event(DeviceEvent.warning(
                            RunRule.STARTED_TWICE,
                            "init runs in this pass too: HyperBEAM starts a second instance of the image and leaves the"
                                    + " first behind"));
        }
        if (running(base).isPresent() && !context.conduct().startsAgainInEveryPass()) {
            return new Outcome.Ok(base, "the image is already running");
        }
        return ImageStarter.start(base, context, state -> new Outcome.Ok(state, "started the image"));
    }

    private static Outcome compute(Message base, Message request, DeviceContext context) {
        Value pass = base.get("pass").orElse(Value.of(1));
        return withImage(
                base,
                context,
                state -> pass.equals(Value.of(1))
                        ? ExportCall.make(state, request, context)
                        : new Outcome.Ok(state, "no call in pass " + pass.display()));
    }

    /** W14: HyperBEAM stops the image but keeps the name under which it is found, so it waits for it ever after. */
    private static Outcome terminate(Message base, DeviceContext context) {
        if (running(base).isEmpty()) {
            return Outcome.failed(FailureKind.NO_INSTANCE, "no image is running that could be stopped", base);
        }
        return new Outcome.Ok(
                context.profile() == Profile.HYPERBEAM
                        ? base.withLive(Paths.join(prefix(base), STOPPED), STOPPED)
                        : base.withoutLive(instancePath(base)),
                "stopped the image");
    }

    private static Outcome normalize(Message base, DeviceContext context) {
        boolean runs = running(base).isPresent();
        return withImage(
                base,
                context,
                state -> new Outcome.Ok(
                        state, runs ? "the image is already running" : "started the image from its snapshot"));
    }

    /** W8: goes on with the running image, or with one started from the snapshot in the state. */
    private static Outcome withImage(Message base, DeviceContext context, ImageStarter.Then then) {
        Message without = base.remove("snapshot");
        if (running(base).isPresent()) {
            return base.live(Paths.join(prefix(base), STOPPED), String.class).isPresent()
                    ? Outcome.failed(
                            FailureKind.WOULD_HANG,
                            "HyperBEAM would hang here for ever: the image was stopped by terminate, and the node goes"
                                    + " on asking it. Run init again",
                            base)
                    : then.apply(without);
        }
        String place = Paths.join(
                "snapshot", base.get("device-key").map(Value::display).orElse(""), "body");
        Optional<Binary> memory = base.binary(place);
        if (memory.isEmpty()) {
            return Outcome.failed(
                    FailureKind.NO_INSTANCE,
                    "the image is not running, and there is no " + place + " to start it from; run init first",
                    base);
        }
        return ImageStarter.start(without, context, state -> {
            running(state).ifPresent(image -> restore(image, memory.get(), context));
            return then.apply(state);
        });
    }

    private static void restore(RunningImage image, Binary bytes, DeviceContext context) {
        image.instance()
                .exportedMemory()
                .ifPresent(memory -> context.conduct().restore(image.instance(), memory, bytes.bytes()));
    }

    /** W7: linear memory alone. */
    private static Outcome snapshot(Message base, DeviceContext context) {
        Optional<RunningImage> image = running(base);
        if (image.isEmpty()) {
            return Outcome.failed(FailureKind.NO_INSTANCE, "the image is not running; run init first", base);
        }
        Optional<LinearMemory> memory = image.get().instance().exportedMemory();
        long bytes = memory.map(
                        found -> context.conduct().visibleBytes(image.get().instance(), found))
                .orElse(0L);
        if (bytes > MOST_SNAPSHOT_BYTES) {
            return Outcome.failed(
                    FailureKind.LIMIT,
                    "a snapshot of " + bytes + " bytes does not fit into a message; the most is " + MOST_SNAPSHOT_BYTES,
                    base);
        }
        byte[] body = memory.map(found -> found.read(0, Math.toIntExact(bytes))).orElse(new byte[0]);
        return new Outcome.Ok(Message.of("body", Binary.of(body)), "copied " + bytes + " bytes of memory");
    }
}
