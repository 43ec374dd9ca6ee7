package io.aoscope.engine.device;

import io.aoscope.engine.message.AoJsonWriter;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Codec;
import io.aoscope.engine.message.InvalidUtf8Exception;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.NotEncodableException;
import io.aoscope.engine.message.Value;
import java.util.Optional;

/** The two JSON texts that an image is given (semantics 8.2 to 8.4; rules R1 to R3). */
final class IfaceRequest {
    private IfaceRequest() {}

    /**
     * @param base the state, with {@code process}
     * @param request the assignment, with {@code body} and {@code block-height}
     */
    static JsonIfaceDevice.Texts of(Message base, Message request, DeviceContext context) throws Refused {
        try {
            return texts(base, request, context);
        } catch (NotEncodableException e) {
            throw new Refused(FailureKind.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static JsonIfaceDevice.Texts texts(Message base, Message request, DeviceContext context) throws Refused {
        Devices devices = context.devices();
        Codec codec = context.codec();
        Message process = part(base, "process", "the state has no process", devices);
        Message body = part(request, "body", "the assignment has no message in its body", devices);
        Value module = base.get("process/image")
                .map(image ->
                        MessageStruct.withHashpath(image, () -> MessageIds.hashpath(codec, base, "process", "image")))
                .orElse(Atom.NOT_FOUND);
        Value height = request.get("block-height")
                .map(value ->
                        MessageStruct.withHashpath(value, () -> MessageIds.hashpath(codec, request, "block-height")))
                .orElse(Atom.NOT_FOUND);
        Message struct = MessageStruct.ofMessage(body, module, height, codec);
        return new JsonIfaceDevice.Texts(
                write(struct, "message"), write(MessageStruct.ofProcess(process, codec), "process"));
    }

    private static Message part(Message holder, String key, String missing, Devices devices) throws Refused {
        Optional<Value> value = holder.get(key);
        if (value.isEmpty()) {
            throw new Refused(FailureKind.BAD_REQUEST, missing);
        }
        if (!(value.get() instanceof Message message)) {
            throw new Refused(
                    FailureKind.BAD_REQUEST,
                    missing + ": " + key + " is not a message but "
                            + value.get().display());
        }
        Optional<String> unknown = message.text("device").filter(name -> !devices.loadable(name));
        if (unknown.isPresent()) {
            throw new Refused(
                    FailureKind.DEVICE_NOT_LOADABLE,
                    "the " + key + " names the device " + unknown.get() + ", which the node cannot load; remove the"
                            + " device tag");
        }
        return message;
    }

    private static String write(Message struct, String what) throws Refused {
        try {
            return AoJsonWriter.write(struct);
        } catch (InvalidUtf8Exception e) {
            throw new Refused(FailureKind.INVALID_UTF8, "in the JSON of the " + what + ", " + e.getMessage());
        }
    }
}
