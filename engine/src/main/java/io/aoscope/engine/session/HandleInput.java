package io.aoscope.engine.session;

import io.aoscope.engine.device.Assignment;
import io.aoscope.engine.device.DeviceContext;
import io.aoscope.engine.device.Outcome;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.Optional;

/**
 * The two JSON texts that {@code handle} will read for a message, exactly as they will be written
 * (semantics 8.3). Both are empty where there is a problem.
 *
 * @param problem why the message cannot be written, such as a target of the wrong length
 */
public record HandleInput(String message, String process, Optional<String> problem) {

    private static final String INTERFACE = "json-iface@1.0";

    /** Asks the interface device, which answers the texts themselves where no image runs. */
    static HandleInput of(Message state, Assignment assignment, DeviceContext context) {
        Message base = state.withoutPrivate().put("pass", Value.of(1));
        Optional<Outcome> outcome = context.devices()
                .find(INTERFACE)
                .map(device -> device.resolve("compute", base, assignment.toMessage(), context));
        if (outcome.orElse(null) instanceof Outcome.Ok(Message answered, String ignored)) {
            return new HandleInput(
                    answered.text("parameters/1").orElse(""),
                    answered.text("parameters/2").orElse(""),
                    Optional.empty());
        }
        String problem = outcome.orElse(null) instanceof Outcome.Failed(var failure)
                ? failure.message()
                : "no device of this process writes the message as JSON";
        return new HandleInput("", "", Optional.of(problem));
    }
}
