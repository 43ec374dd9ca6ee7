package io.aoscope.engine.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who calls whom directly. Calls through tables are not in it. */
final class CallGraph {
    /** A call of a function. */
    record Call(int callee, Place place) {}

    private final List<List<Call>> calls = new ArrayList<>();
    private final Map<Integer, Place> first = new HashMap<>();

    CallGraph(int functions) {
        for (int i = 0; i < functions; i++) {
            calls.add(new ArrayList<>());
        }
    }

    void add(int callee, Place place) {
        calls.get(place.function()).add(new Call(callee, place));
        first.putIfAbsent(callee, place);
    }

    /** The first call of a function, in the order of the file. */
    Optional<Place> firstCall(int function) {
        return Optional.ofNullable(first.get(function));
    }

    /** The first call found, depth first, of a function that is still running. */
    Optional<Call> recursion(int from) {
        BitSet seen = new BitSet();
        BitSet running = new BitSet();
        Deque<int[]> stack = new ArrayDeque<>();
        stack.push(new int[] {from, 0});
        seen.set(from);
        running.set(from);
        while (!stack.isEmpty()) {
            int[] top = stack.peek();
            List<Call> mine = calls.get(top[0]);
            if (top[1] == mine.size()) {
                running.clear(top[0]);
                stack.pop();
                continue;
            }
            Call call = mine.get(top[1]++);
            if (running.get(call.callee())) {
                return Optional.of(call);
            }
            if (!seen.get(call.callee())) {
                seen.set(call.callee());
                running.set(call.callee());
                stack.push(new int[] {call.callee(), 0});
            }
        }
        return Optional.empty();
    }
}
