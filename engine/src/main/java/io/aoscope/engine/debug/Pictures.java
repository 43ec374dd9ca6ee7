package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.session.Coordinate;
import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.vm.TypedValue;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a run that stands still into immutable views. */
final class Pictures {
    private Pictures() {}

    static PauseView pause(SlotRun run, PauseReason reason) {
        PauseView.Phase phase = switch (run.where()) {
            case BEFORE_DEVICE -> PauseView.Phase.BEFORE_DEVICE;
            case IN_MACHINE -> PauseView.Phase.IN_MACHINE;
            case AFTER_DEVICE, ENDED -> PauseView.Phase.AFTER_DEVICE;
        };
        return new PauseView(
                run.at(),
                reason,
                run.pass(),
                run.deviceIndex(),
                run.device(),
                phase,
                run.message(),
                run.memory(),
                phase == PauseView.Phase.IN_MACHINE ? Optional.of(machine(run)) : Optional.empty());
    }

    /** A moment of the past as the panels show a pause. */
    static PauseView past(Moment moment) {
        PauseView.Phase phase = switch (moment.at().side()) {
            case START, BEFORE -> PauseView.Phase.BEFORE_DEVICE;
            case AT -> PauseView.Phase.IN_MACHINE;
            case AFTER, END -> PauseView.Phase.AFTER_DEVICE;
        };
        Point at = moment.at();
        return new PauseView(
                Coordinate.of(at.slot(), moment.pass(), moment.device(), at.instruction()),
                new PauseReason.Past(at),
                moment.pass(),
                moment.deviceIndex(),
                moment.device(),
                phase,
                moment.message(),
                moment.memory(),
                moment.stack().map(Pictures::machine));
    }

    private static MachineView machine(SlotRun run) {
        return machine(Moment.of(run, Point.start(run.slot())).stack().orElseThrow());
    }

    private static MachineView machine(Moment.Stack stack) {
        WasmModule module = stack.module();
        List<MachineView.Slot> globals = new ArrayList<>();
        for (int i = 0; i < stack.globals().size(); i++) {
            globals.add(new MachineView.Slot(
                    i,
                    named(module.names().globals().get(i), i),
                    stack.globals().get(i),
                    module.globalTypes().get(i).mutable()));
        }
        return new MachineView(
                stack.function(),
                stack.frames().stream().map(frame -> frame(module, frame)).toList(),
                List.copyOf(globals),
                stack.instructions());
    }

    private static MachineView.FrameView frame(WasmModule module, Moment.StackFrame frame) {
        int function = frame.functionIndex();
        return new MachineView.FrameView(
                function,
                frame.name(),
                frame.instructionIndex(),
                frame.offset(),
                slots(frame.locals(), index -> module.names().local(function, index)),
                slots(frame.operands(), index -> null));
    }

    private static List<MachineView.Slot> slots(List<TypedValue> values, Naming naming) {
        List<MachineView.Slot> slots = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            slots.add(new MachineView.Slot(i, named(naming.name(i), i), values.get(i), true));
        }
        return List.copyOf(slots);
    }

    private static String named(@Nullable String name, int index) {
        return name == null ? Integer.toString(index) : name;
    }

    /** The name a module gives to an index, where it does. */
    private interface Naming {
        @Nullable
        String name(int index);
    }
}
