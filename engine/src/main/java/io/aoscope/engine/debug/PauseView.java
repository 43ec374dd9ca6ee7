package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.Coordinate;
import io.aoscope.engine.vm.MemoryImage;
import java.util.Optional;

/**
 * A run standing still.
 *
 * @param pass counted from 1
 * @param deviceIndex position of the device in the stack, counted from 1
 * @param device its full name
 * @param phase on which side of the device, or inside a machine call it makes
 * @param message the process state on this side of the device, without private keys
 * @param memory linear memory as it stands; absent where the image exports none or none is started yet
 * @param machine present exactly in {@link Phase#IN_MACHINE}
 */
public record PauseView(
        Coordinate at,
        PauseReason reason,
        int pass,
        int deviceIndex,
        String device,
        Phase phase,
        Message message,
        Optional<MemoryImage> memory,
        Optional<MachineView> machine) {

    /** What the panels show of a moment of the past, as they show a pause. */
    public static PauseView of(Moment moment) {
        return Pictures.past(moment);
    }

    /** On which side of a device a run stands. */
    public enum Phase {
        BEFORE_DEVICE,
        IN_MACHINE,
        AFTER_DEVICE
    }
}
