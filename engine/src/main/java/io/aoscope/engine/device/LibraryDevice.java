package io.aoscope.engine.device;

import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.Locale;

/** An {@link ImportLibrary} in the shape in which HyperBEAM asks devices for imports (semantics 9.4). */
record LibraryDevice(ImportLibrary library) implements Device {
    @Override
    public String name() {
        return library.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
        List<Value> arguments =
                request.get("args").orElse(ListValue.EMPTY) instanceof ListValue list ? list.items() : List.of();
        Message settings = base.remove("device").remove("state");
        return library.call(key, arguments, settings)
                .<Outcome>map(results -> new Outcome.Ok(
                        Message.of("state", base.get("state").orElse(Message.EMPTY), "results", new ListValue(results)),
                        "answered " + key))
                .orElseGet(Outcome.NotFound::new);
    }
}
