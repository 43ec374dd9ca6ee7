package io.aoscope.engine.debug;

import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.vm.Frame;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.Trap;
import io.aoscope.engine.vm.TypedValue;
import io.aoscope.engine.wasm.GlobalType;
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

    private static MachineView machine(SlotRun run) {
        var call = run.call();
        List<Frame> frames =
                run.trap().map(Trap::frames).orElseGet(() -> call.machine().frames());
        return new MachineView(
                call.function(),
                frames.stream().map(Pictures::frame).toList(),
                globals(call.instance()),
                call.machine().instructions());
    }

    private static MachineView.FrameView frame(Frame frame) {
        WasmModule module = frame.instance().module();
        int function = frame.functionIndex();
        return new MachineView.FrameView(
                function,
                module.displayName(function),
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

    private static List<MachineView.Slot> globals(Instance instance) {
        List<GlobalType> types = instance.module().globalTypes();
        List<MachineView.Slot> slots = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            String name = instance.module().names().globals().get(i);
            slots.add(new MachineView.Slot(
                    i,
                    named(name, i),
                    instance.globals().get(i).value(),
                    types.get(i).mutable()));
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
