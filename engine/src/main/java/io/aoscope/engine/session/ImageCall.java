package io.aoscope.engine.session;

import io.aoscope.engine.device.DeviceContext;
import io.aoscope.engine.device.StackRun;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.Optional;

/** Calls one export of an image through {@code wasm-64@1.0} alone, without a process (semantics 9.2, 9.3). */
public final class ImageCall {
    private static final String DEVICE = "wasm-64@1.0";

    private final ProcessImage image;
    private final SessionOptions options;
    private final DeviceContext context;
    private final Tiers tiers;

    public ImageCall(ProcessImage image, SessionOptions options) {
        this.image = image;
        this.options = options;
        this.context = ProcessContext.of(image, options);
        this.tiers = new Tiers(image, options);
    }

    /**
     * What the device answered.
     *
     * @param type {@code ok} or {@code error}
     * @param output the list of results, or the text of the error
     * @param record of the call, or of the start where the image does not start
     */
    public record Answer(String type, Value output, SlotRecord record) {}

    /**
     * Starts an instance and calls the export.
     *
     * @param arguments integers and floats; the device says how they become parameters
     */
    public Answer call(String function, List<Value> arguments) {
        Message base = Message.builder()
                .put("device", DEVICE)
                .put("image", ProcessMessages.imageId(image))
                .build();
        StackRun init = StackRun.single(DEVICE, base, Message.of("path", Binary.of("init")), "init", context);
        SlotRecord started = run(init, "init");
        if (started.status() != SlotRecord.Status.OK) {
            return answer(started);
        }
        Message request = Message.builder()
                .put("path", "compute")
                .put("function", function)
                .put("parameters", new ListValue(arguments))
                .build();
        return answer(run(StackRun.single(DEVICE, init.message(), request, "compute", context), function));
    }

    private SlotRecord run(StackRun stack, String action) {
        SlotRun.Head head = new SlotRun.Head(0, action, Optional.empty(), Optional.empty());
        return new SlotRun(head, stack, new SlotEvents(), options, tiers, status -> {}).runToEnd();
    }

    private static Answer answer(SlotRecord record) {
        Optional<Value> failed = record.error().map(error -> Binary.of(error.message()));
        String type = failed.isPresent()
                ? "error"
                : record.results().get("type").map(Value::display).orElse("error");
        Value output = failed.or(() -> record.results().get("output")).orElse(ListValue.EMPTY);
        return new Answer(type, output, record);
    }
}
