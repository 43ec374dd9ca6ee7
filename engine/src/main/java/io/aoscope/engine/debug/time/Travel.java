package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Moment.Stack;
import io.aoscope.engine.debug.time.Moment.StackFrame;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.debug.time.Visitor.Place;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Steps over and out of calls, forwards and backwards (rules K8 to K13). */
public final class Travel {
    private final Timeline timeline;

    public Travel(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The next stop; where it is a call, the one after everything that the callee does. */
    public Point over(Point from) {
        Optional<Stack> stack = timeline.at(from).stack();
        if (stack.isEmpty() || !isCall(stack.get())) {
            return timeline.moved(from, 1);
        }
        int depth = stack.get().frames().size();
        return forward(from, Arrivals.after(stack.get(), 0), depth).orElseGet(() -> afterCall(from));
    }

    /** After the function has returned to its caller or thrown to it; from the outermost one, the end of the device. */
    public Point out(Point from) {
        Optional<Stack> stack = timeline.at(from).stack();
        if (stack.isEmpty()) {
            return timeline.moved(from, 1);
        }
        int depth = stack.get().frames().size() - 1;
        Optional<Point> arrived = depth == 0 ? Optional.empty() : forward(from, Arrivals.after(stack.get(), 1), depth);
        return arrived.orElseGet(() -> endOfDevice(from));
    }

    /** The stop before; where it is the end of a callee, the call. */
    public Point backOver(Point from) {
        Point before = timeline.moved(from, -1);
        Optional<Stack> stack = timeline.at(from).stack();
        if (stack.isEmpty() || !sameCall(before, from)) {
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
        List<StackFrame> frames = stack.get().frames();
        for (int caller = 1; caller < frames.size(); caller++) {
            StackFrame frame = frames.get(caller);
            if (frame.instructionIndex() >= 0) {
                Place call = new Place(frame.functionIndex(), frame.instructionIndex());
                return backward(from, Set.of(call), frames.size() - caller).orElseGet(() -> startOfDevice(from));
            }
        }
        return startOfDevice(from);
    }

    /** The next time the instruction is reached; empty where it is not, up to the end of the recording. */
    public Optional<Point> toCursor(Point from, int function, int instruction) {
        return new Search(timeline).next(from, Set.of(new Place(function, instruction)), (replay, place) -> true);
    }

    /** The last time before that the instruction was reached. */
    public Optional<Point> backToCursor(Point from, int function, int instruction) {
        return new Search(timeline).previous(from, Set.of(new Place(function, instruction)), (replay, place) -> true);
    }

    private Optional<Point> forward(Point from, Set<Place> places, int depth) {
        return new Search(timeline)
                .nextInSlot(from, afterCall(from), places, (replay, place) -> depth(replay) <= depth);
    }

    private Optional<Point> backward(Point from, Set<Place> places, int depth) {
        return new Search(timeline)
                .previousInSlot(beginOfCall(from), from, places, (replay, place) -> depth(replay) == depth);
    }

    private static int depth(SlotReplay replay) {
        return replay.run().call().machine().depth();
    }

    private int depth(Point point) {
        return timeline.go(point).call().machine().depth();
    }

    private boolean sameCall(Point one, Point other) {
        return one.side() == Side.AT
                && one.slot() == other.slot()
                && beginOfCall(one).equals(beginOfCall(other));
    }

    private Point beginOfCall(Point point) {
        SlotIndex index = timeline.index(point.slot());
        StepSpan step = index.step(point).orElseThrow();
        CallSpan call = index.callAt(index.ordinal(point)).orElseThrow();
        return index.point(step.first() + call.first());
    }

    /** The stop after the call at hand: the next call's first, or the end of the device. */
    private Point afterCall(Point point) {
        SlotIndex index = timeline.index(point.slot());
        StepSpan step = index.step(point).orElseThrow();
        CallSpan call = index.callAt(index.ordinal(point)).orElseThrow();
        return index.point(step.first() + call.first() + call.length());
    }

    private Point endOfDevice(Point point) {
        SlotIndex index = timeline.index(point.slot());
        return index.point(index.step(point).orElseThrow().after());
    }

    private Point startOfDevice(Point point) {
        SlotIndex index = timeline.index(point.slot());
        return index.point(index.step(point).orElseThrow().first() - 1);
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
