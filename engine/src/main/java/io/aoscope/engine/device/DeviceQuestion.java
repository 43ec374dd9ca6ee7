package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.NotEncodableException;
import io.aoscope.engine.message.NotSettableException;
import java.util.function.Supplier;

/** One key asked of one device, or of the state where the device does not know it (rule M1). */
record DeviceQuestion(String device, String key, Message state, Message request, DeviceContext context) {
    private static final Device PLAIN = new MessageDevice();

    /**
     * The answer.
     *
     * @param first whether it is the first of a run: a node then makes an id of the request for the way that the answer
     *     took, and fails where it cannot
     * @param ownWay whether the state carries a way already, so that no id is made of it
     */
    Outcome answer(boolean first, boolean ownWay) {
        if (state.get("device").orElse(Message.EMPTY) instanceof Message inline
                && (inline.child(key).isPresent() || inline.child("info").isPresent())) {
            return Outcome.failed(
                    FailureKind.DEVICE_NOT_LOADABLE,
                    "the device is a message with the key " + key + ", which is no function: on a node that fails",
                    state);
        }
        return context.devices()
                .find(device)
                .map(found -> found.knows(key) ? found : PLAIN)
                .map(found -> guarded(() -> {
                    Outcome outcome = found.resolve(key, state, request, context);
                    if (first && outcome instanceof Outcome.Ok(Message ignored, String ignoredToo)) {
                        identify(ownWay);
                    }
                    return outcome;
                }))
                .orElseGet(() -> Outcome.failed(
                        FailureKind.DEVICE_NOT_LOADABLE,
                        "the stack names the device " + device + ", which does not exist here. Known are "
                                + String.join(", ", context.devices().names()),
                        state));
    }

    private void identify(boolean ownWay) {
        if (context.profile() == Profile.HYPERBEAM) {
            MessageIds.idOfAllCommitments(request, context.codec());
            if (!ownWay) {
                MessageIds.idOfAllCommitments(state, context.codec());
            }
        }
    }

    /** What a device makes of its work, where its own mistakes and what a node has no form for become failures. */
    Outcome guarded(Supplier<Outcome> work) {
        try {
            return work.get();
        } catch (NotEncodableException | NotSettableException e) {
            return Outcome.failed(FailureKind.BAD_REQUEST, String.valueOf(e.getMessage()), state);
        } catch (RuntimeException e) {
            return Outcome.failed(
                    FailureKind.INTERNAL,
                    "AOScope made a mistake in " + device + ": " + e + ". Please report it with the message",
                    state);
        }
    }
}
