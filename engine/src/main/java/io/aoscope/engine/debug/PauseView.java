package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Point.Side;
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

    /** The place as a point of the recording, for one that stands in the middle of a slot. */
    public Point point() {
        if (reason instanceof PauseReason.Past(Point past)) {
            return past;
        }
        String name = at.device();
        return switch (phase) {
            case BEFORE_DEVICE ->
                pass == 1 && deviceIndex == 1
                        ? Point.start(at.slot())
                        : new Point(at.slot(), pass, deviceIndex, name, 1, Side.BEFORE, 0);
            case IN_MACHINE -> new Point(at.slot(), pass, deviceIndex, name, 1, Side.AT, at.instruction());
            case AFTER_DEVICE -> new Point(at.slot(), pass, deviceIndex, name, 1, Side.AFTER, 0);
        };
    }

    /** On which side of a device a run stands. */
    public enum Phase {
        BEFORE_DEVICE,
        IN_MACHINE,
        AFTER_DEVICE
    }
}
