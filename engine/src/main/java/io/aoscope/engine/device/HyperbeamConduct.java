package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import java.util.Optional;

/** What HyperBEAM was observed to do. */
final class HyperbeamConduct implements Conduct {
    private static final String FAILED = "failed-slot";

    /** R15: a failed slot is retried before anything later, so one bad message blocks the process. */
    @Override
    public Optional<Failure> blocked(Message state) {
        return state.live(FAILED, Failure.class)
                .map(first -> Failure.of(
                        FailureKind.BLOCKED,
                        "slot " + (ProcessDevice.atSlot(state) + 1)
                                + " failed, and HyperBEAM runs it again before any later slot, so the process is stuck: "
                                + first.message(),
                        state));
    }

    @Override
    public Message afterFailure(Message before, Message done, Failure failure) {
        return before.withLive(FAILED, failure);
    }
}
