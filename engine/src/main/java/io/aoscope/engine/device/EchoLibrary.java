package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.Optional;

/** {@code echo@1.0}: answers every import with its own arguments (I8). */
final class EchoLibrary implements ImportLibrary {
    @Override
    public String name() {
        return "echo@1.0";
    }

    @Override
    public Optional<List<Value>> call(String function, List<Value> arguments, Message settings) {
        return Optional.of(arguments);
    }
}
