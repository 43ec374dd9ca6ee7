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
    private static final String NO_JSON = "No device of this process writes messages as JSON: wasm-64@1.0 calls the"
            + " function of the message, or that of the process, with numbers.";

    /** Asks the interface device, which answers the texts themselves where no image runs. */
    static HandleInput of(ProcessDefinition definition, Message state, Assignment assignment, DeviceContext context) {
        if (!definition.speaksJson()) {
            return new HandleInput("", "", Optional.of(NO_JSON));
        }
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
        String problem = outcome.orElse(null) instanceof Outcome.Failed(var failure) ? failure.message() : NO_JSON;
        return new HandleInput("", "", Optional.of(problem));
    }
}
