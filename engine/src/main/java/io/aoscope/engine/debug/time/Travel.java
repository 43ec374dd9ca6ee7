package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Moment.Stack;
import io.aoscope.engine.debug.time.Moment.StackFrame;
import io.aoscope.engine.debug.time.Visitor.Place;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Steps over and out of calls, forwards and backwards (rules K8 to K13). */
public final class Travel {
    private final Timeline timeline;
    private final Calls calls;

    public Travel(Timeline timeline) {
        this.timeline = timeline;
        this.calls = new Calls(timeline);
    }

    /** The next stop; where it is a call, the one after everything that the callee does. */
    public Point over(Point from) {
        Optional<Stack> stack = timeline.at(from).stack();
        if (stack.isEmpty() || !isCall(stack.get())) {
            return timeline.moved(from, 1);
        }
        int depth = stack.get().frames().size();
        return forward(from, Arrivals.after(stack.get(), 0), depth).orElseGet(() -> calls.after(from));
    }

    /** After the function has returned to its caller or thrown to it; from the outermost one, the end of the device. */
    public Point out(Point from) {
        Optional<Stack> stack = timeline.at(from).stack();
        if (stack.isEmpty()) {
            return timeline.moved(from, 1);
        }
        int depth = stack.get().frames().size() - 1;
        Optional<Point> arrived = depth == 0 ? Optional.empty() : forward(from, Arrivals.after(stack.get(), 1), depth);
        return arrived.orElseGet(() -> calls.endOfDevice(from));
    }

    /** The stop before; where it is the end of a callee, the call. */
    public Point backOver(Point from) {
        Point before = timeline.moved(from, -1);
        Optional<Stack> stack = timeline.at(from).stack();
        if (stack.isEmpty() || !calls.same(before, from)) {
            return before;
        }
        int depth = stack.get().frames().size();
        if (depth(before) <= depth) {
            return before;
        }
        StackFrame frame = stack.get().frames().getFirst();
        return backward(before, calls(stack.get().module(), frame.functionIndex()), depth)
                .orElse(before);
    }

    /** The call that entered the function; from the outermost one, the stop before the device. */
    public Point backOut(Point from) {
        Optional<Stack> stack = timeline.at(from).stack();
        if (stack.isEmpty()) {
            return timeline.moved(from, -1);
        }
        return calls.of(from, stack.get(), 0).orElseGet(() -> calls.startOfDevice(from));
    }

    /** The next time one of the instructions is reached; empty where none is, up to the end of the recording. */
    public Optional<Point> toCursor(Point from, Collection<Location.Instruction> instructions) {
        return new Search(timeline).next(from, places(instructions), (replay, place) -> true);
    }

    /** The last time before that one of the instructions was reached. */
    public Optional<Point> backToCursor(Point from, Collection<Location.Instruction> instructions) {
        return new Search(timeline).previous(from, places(instructions), (replay, place) -> true);
    }

    private static Set<Place> places(Collection<Location.Instruction> instructions) {
        return instructions.stream()
                .map(at -> new Place(at.function(), at.instruction()))
                .collect(Collectors.toSet());
    }

    private Optional<Point> forward(Point from, Set<Place> places, int depth) {
        return new Search(timeline)
                .nextInSlot(from, calls.after(from), places, (replay, place) -> Calls.depth(replay) <= depth);
    }

    private Optional<Point> backward(Point from, Set<Place> places, int depth) {
        return new Search(timeline)
                .previousInSlot(calls.first(from), from, places, (replay, place) -> Calls.depth(replay) == depth);
    }

    private int depth(Point point) {
        return timeline.go(point).call().machine().depth();
    }

    private static boolean isCall(Stack stack) {
        StackFrame frame = stack.frames().getFirst();
        WasmFunction function = stack.module().function(frame.functionIndex());
        return function != null
                && frame.instructionIndex() >= 0
                && isCall(function.code().opcode(frame.instructionIndex()));
    }

    private static boolean isCall(Opcode opcode) {
        return opcode == Opcode.CALL || opcode == Opcode.CALL_INDIRECT || opcode == Opcode.CALL_REF;
    }

    private static Set<Place> calls(WasmModule module, int index) {
        Set<Place> places = new HashSet<>();
        WasmFunction function = module.function(index);
        if (function != null) {
            Code code = function.code();
            for (int i = 0; i < code.size(); i++) {
                if (isCall(code.opcode(i))) {
                    places.add(new Place(index, i));
                }
            }
        }
        return places;
    }
}
