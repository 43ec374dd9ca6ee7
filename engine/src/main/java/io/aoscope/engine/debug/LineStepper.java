package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.LineStep;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.vm.CodePosition;
import io.aoscope.engine.vm.Frame;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.Machine;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A step by line in a call of the machine. */
final class LineStepper implements Stepper {
    private final Instance instance;
    private LineStep step;
    private Set<CodePosition> positions;

    private LineStepper(Instance instance, LineStep step) {
        this.instance = instance;
        this.step = step;
        this.positions = positions(instance, step);
    }

    /** From where the machine stands. */
    static LineStepper from(Goal.Line goal, Machine machine, Instance instance) {
        ProcessImage image = goal.image();
        List<Location.Instruction> frames =
                machine.frames().stream().map(LineStepper::place).toList();
        return new LineStepper(
                instance,
                switch (goal.step()) {
                    case OVER -> LineStep.over(image.module(), image.lines(), frames);
                    case OUT -> LineStep.out(image.module(), image.lines(), frames);
                    default -> LineStep.into(image.module(), image.lines(), frames);
                });
    }

    /** To the first line of a call that begins. */
    static LineStepper entering(Goal.Line goal, Instance instance) {
        ProcessImage image = goal.image();
        return new LineStepper(instance, LineStep.entering(image.module(), image.lines()));
    }

    @Override
    public Set<CodePosition> positions() {
        return positions;
    }

    @Override
    public boolean arrived(CodePosition position, Machine machine) {
        boolean arrived = step.arrived(position.functionIndex(), position.instructionIndex(), machine.depth());
        if (arrived && step.rest().isPresent()) {
            step = step.rest().get();
            positions = positions(instance, step);
            return false;
        }
        return arrived;
    }

    private static Location.Instruction place(Frame frame) {
        return new Location.Instruction(frame.functionIndex(), frame.instructionIndex());
    }

    private static Set<CodePosition> positions(Instance instance, LineStep step) {
        return step.places().stream()
                .map(place -> new CodePosition(instance, place.function(), place.instruction()))
                .collect(Collectors.toSet());
    }
}
