package io.aoscope.engine.debug;

import io.aoscope.engine.vm.CodePosition;
import io.aoscope.engine.vm.Frame;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a step over or out of a call can arrive. The step is a run to helper positions: every
 * instruction at which the frame stepped in, or one of its callers, can go on after the call returns or
 * throws. A helper position reached by a deeper frame (recursion) does not count, so the depth is
 * compared on arrival (rules T3 to T5 of {@code docs/semantics/stepping.md}).
 *
 * @param positions helper positions
 * @param depth frames on the stack at most on arrival
 */
record MachineStepper(Set<CodePosition> positions, int depth) implements Stepper {

    /** Whether one instruction is the whole step: there is no call to run whole. */
    static boolean isSingle(Step step, List<Frame> frames) {
        if (step == Step.OUT) {
            return false;
        }
        Frame innermost = frames.getFirst();
        return step == Step.INTO || innermost.instructionIndex() < 0 || !calls(opcode(innermost));
    }

    /** The arrival of a step over the call at which the machine stands. */
    static MachineStepper over(List<Frame> frames) {
        return new MachineStepper(arrivals(frames, 0), frames.size());
    }

    /** The arrival of a step out of the innermost frame; no positions where it is the only one. */
    static MachineStepper out(List<Frame> frames) {
        return new MachineStepper(arrivals(frames, 1), frames.size() - 1);
    }

    @Override
    public boolean arrived(CodePosition position, Machine machine) {
        return positions.contains(position) && machine.depth() <= depth;
    }

    private static Set<CodePosition> arrivals(List<Frame> frames, int from) {
        Set<CodePosition> positions = new HashSet<>();
        for (Frame frame : frames.subList(from, frames.size())) {
            WasmFunction function = frame.instance().module().function(frame.functionIndex());
            if (function == null) {
                continue;
            }
            Code code = function.code();
            add(positions, frame, frame.instructionIndex() + 1, code);
            for (int i = 0; i < code.size(); i++) {
                switch (code.opcode(i)) {
                    case CATCH, CATCH_ALL -> add(positions, frame, i + 1, code);
                    case TRY_TABLE -> addBlockEnds(positions, frame, code);
                    default -> {}
                }
            }
        }
        return positions;
    }

    /** A clause of {@code try_table} goes on where some enclosing block ends, or at a loop's start. */
    private static void addBlockEnds(Set<CodePosition> positions, Frame frame, Code code) {
        for (int i = 0; i < code.size(); i++) {
            switch (code.opcode(i)) {
                case END -> {
                    add(positions, frame, i, code);
                    add(positions, frame, i + 1, code);
                }
                case LOOP -> {
                    add(positions, frame, i, code);
                    add(positions, frame, i + 1, code);
                }
                default -> {}
            }
        }
    }

    private static void add(Set<CodePosition> positions, Frame frame, int instruction, Code code) {
        if (instruction < code.size()) {
            positions.add(new CodePosition(frame.instance(), frame.functionIndex(), instruction));
        }
    }

    private static Opcode opcode(Frame frame) {
        WasmFunction function = frame.instance().module().function(frame.functionIndex());
        return function == null ? Opcode.NOP : function.code().opcode(frame.instructionIndex());
    }

    private static boolean calls(Opcode opcode) {
        return switch (opcode) {
            case CALL, CALL_INDIRECT, CALL_REF -> true;
            default -> false;
        };
    }
}
