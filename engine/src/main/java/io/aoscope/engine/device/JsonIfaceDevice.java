package io.aoscope.engine.device;

import static io.aoscope.engine.device.GuestBuffers.hex;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.RunRule;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * {@code json-iface@1.0}: in pass 1 writes message and process as JSON into the image, in pass 2 reads its reply
 * (semantics 8; rules R1 to R9).
 */
public final class JsonIfaceDevice implements Device {
    public static final String NAME = "json-iface@1.0";
    private static final Set<String> KEYS = Set.of("init", "compute");
    private static final Binary HANDLE = Binary.of("handle");

    /** The two texts that {@code handle} reads. */
    public record Texts(String message, String process) {}

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
            case "init" -> new Outcome.Ok(base.set("function", HANDLE), "set function to handle");
            case "compute" -> compute(base, request, context);
            default -> new Outcome.NotFound();
        };
    }

    /** A tag's name as the image reads it (semantics 8.4). */
    public static String tagName(String name) {
        return MessageStruct.headerCase(Key.normalize(name));
    }

    private static Outcome compute(Message base, Message request, DeviceContext context) {
        Value pass = base.get("pass").orElse(Value.of(0));
        if (pass.equals(Value.of(1))) {
            return ask(base, request, context);
        }
        return pass.equals(Value.of(2))
                ? IfaceReply.read(base, context)
                : new Outcome.Ok(base, "nothing to do in pass " + pass.display());
    }

    private static Outcome ask(Message base, Message request, DeviceContext context) {
        Texts texts;
        try {
            texts = IfaceRequest.of(base, request, context);
        } catch (Refused e) {
            NodeWarnings.ofRefusal(e, context.events());
            return e.outcome(base);
        }
        String prefix = base.text("output-prefix").orElse("");
        Optional<RunningImage> image = base.live(Paths.join(prefix, "instance"), RunningImage.class);
        if (image.isEmpty()) {
            return ready(
                    base,
                    ListValue.ofTexts(texts.message(), texts.process()),
                    "made the JSON of message and process; no image is running to write them into");
        }
        if (!base.has("parameters")) {
            context.events()
                    .event(DeviceEvent.warning(
                            RunRule.BUFFERS_STAY,
                            "from now on each message leaves its JSON, that of the process and the reply in the heap of"
                                    + " the image: nobody frees them"));
        }
        byte[] message = texts.message().getBytes(StandardCharsets.UTF_8);
        byte[] process = texts.process().getBytes(StandardCharsets.UTF_8);
        return GuestBuffers.write(
                image.get(),
                base,
                "message",
                message,
                context,
                first -> GuestBuffers.write(
                        image.get(),
                        image.get().host().state(),
                        "process",
                        process,
                        context,
                        second -> ready(
                                image.get().host().state(),
                                ListValue.of(Value.of(first), Value.of(second)),
                                "wrote " + message.length + " bytes of message at " + hex(first) + ", " + process.length
                                        + " of process at " + hex(second))));
    }

    private static Outcome ready(Message state, ListValue parameters, String did) {
        return new Outcome.Ok(state.set("function", HANDLE).set("parameters", parameters), did);
    }
}
