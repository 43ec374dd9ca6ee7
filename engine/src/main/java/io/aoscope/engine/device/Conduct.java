package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import java.util.Optional;

/**
 * Everything in which {@link Profile#STANDARD} and {@link Profile#HYPERBEAM} differ. Devices ask this instead of asking
 * which profile it is.
 */
interface Conduct {
    /** Why no slot can run on this state, if so. */
    Optional<Failure> blocked(Message state);

    /**
     * What a failed slot leaves.
     *
     * @param before the state before the slot
     * @param done the keys that a slot sets when it succeeds
     */
    Message afterFailure(Message before, Message done, Failure failure);
}
