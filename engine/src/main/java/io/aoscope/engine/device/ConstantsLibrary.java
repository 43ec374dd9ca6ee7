package io.aoscope.engine.device;

import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.Optional;

/** {@code constants@1.0}: answers an import with what stands under its name, a number or a list of them (I8). */
final class ConstantsLibrary implements ImportLibrary {
    @Override
    public String name() {
        return "constants@1.0";
    }

    @Override
    public Optional<List<Value>> call(String function, List<Value> arguments, Message settings) {
        return settings.get(function).map(value -> value instanceof ListValue list ? list.items() : List.of(value));
    }

    @Override
    public boolean answers(String function, Message settings) {
        return settings.has(function);
    }
}
