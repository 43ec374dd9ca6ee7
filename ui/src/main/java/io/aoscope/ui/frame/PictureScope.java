package io.aoscope.ui.frame;

import io.aoscope.engine.debug.MachineView;
import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.MachineView.Slot;
import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.expression.Asked.Kind;
import io.aoscope.engine.debug.expression.Result;
import io.aoscope.engine.debug.expression.Result.Whole;
import io.aoscope.engine.debug.expression.Scope;
import io.aoscope.engine.debug.time.MomentScope;
import io.aoscope.engine.debug.time.Names;
import io.aoscope.ui.model.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What expressions see of the focus, live or past. */
record PictureScope(Picture picture) implements Scope {

    @Override
    public Optional<Result> local(String name) {
        return picture.frame().flatMap(frame -> named(frame.locals(), name));
    }

    @Override
    public Optional<Result> operand(int fromTop) {
        return picture.frame().map(FrameView::operands).flatMap(operands -> {
            int index = operands.size() - 1 - fromTop;
            return fromTop >= 0 && index >= 0
                    ? Optional.of(MomentScope.value(operands.get(index).value()))
                    : Optional.empty();
        });
    }

    @Override
    public Optional<Result> global(String name) {
        return machine().flatMap(machine -> named(machine.globals(), name));
    }

    @Override
    public Optional<Result> word(String name) {
        return switch (name) {
            case "pages" -> picture.memory().map(memory -> new Whole(memory.pages()));
            case "slot" -> picture.point().map(at -> new Whole(at.slot()));
            case "pass" -> picture.pause().map(pause -> new Whole(pause.pass()));
            case "instruction" -> machine().flatMap(ignored -> picture.point()).map(at -> new Whole(at.instruction()));
            case "depth" -> machine().map(machine -> new Whole(machine.frames().size()));
            case "function" -> picture.frame().map(frame -> new Whole(frame.functionIndex()));
            case "offset" -> picture.frame().map(frame -> new Whole(frame.offset()));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<String> there(Kind kind) {
        return switch (kind) {
            case LOCAL -> picture.frame().map(frame -> shown("$", frame.locals()));
            case OPERAND ->
                picture.frame()
                        .map(frame -> Names.shownOperands(frame.operands().size()));
            case GLOBAL -> machine().map(machine -> shown("global.", machine.globals()));
        };
    }

    private static String shown(String before, List<Slot> slots) {
        List<String> names =
                slots.stream().map(Slot::name).filter(name -> !name.isEmpty()).toList();
        return Names.shown(before, "", names, slots.size());
    }

    @Override
    public byte[] memory(long address, int length) {
        byte[] bytes = new byte[length];
        int read = picture.memory()
                .map(memory -> memory.read(address, bytes, 0, length))
                .orElse(0);
        return Arrays.copyOf(bytes, read);
    }

    private Optional<MachineView> machine() {
        return picture.pause().flatMap(PauseView::machine);
    }

    private static Optional<Result> named(List<Slot> slots, String name) {
        String plain = name.startsWith("$") ? name.substring(1) : name;
        return slots.stream()
                .filter(slot -> slot.name().equals(plain)
                        || Integer.toString(slot.index()).equals(plain))
                .findFirst()
                .map(slot -> MomentScope.value(slot.value()));
    }
}
