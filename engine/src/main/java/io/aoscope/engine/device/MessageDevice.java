package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;

/** {@code message@1.0}: a key answers what stands under it (semantics 1, rule 3). */
public final class MessageDevice implements Device {
    static final String NAME = "message@1.0";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
        return base.get(key)
                .<Outcome>map(value -> new Outcome.Ok(value, "read " + key))
                .orElseGet(Outcome.NotFound::new);
    }
}
