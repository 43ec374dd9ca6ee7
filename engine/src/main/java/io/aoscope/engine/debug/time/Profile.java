package io.aoscope.engine.debug.time;

import io.aoscope.engine.session.SlotRun.Where;
import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.Observer;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * What a slot spent its instructions on, counted exactly: by function, by call path, and by instruction.
 *
 * @param instructions executed in the slot
 * @param functions most expensive first, by what they executed themselves
 * @param root the slot; below it the devices, below those the calls
 * @param hits how often each instruction of a function was executed, by function index
 */
public record Profile(long instructions, List<FunctionCost> functions, Node root, Map<Integer, long[]> hits) {

    /**
     * A function.
     *
     * @param self instructions it executed itself
     * @param total with those of what it called; those of a recursive call count once
     * @param calls how often it was entered
     */
    public record FunctionCost(int index, String name, long self, long total, long calls) {}

    /**
     * A place in the tree of calls.
     *
     * @param function its index; -1 for the slot, a device, or the host
     * @param self instructions executed here
     * @param total with those of the children
     */
    public record Node(String name, int function, long self, long total, List<Node> children) {}

    /** Frames that are told apart; deeper ones count as the last of these. */
    private static final int DEEPEST = 1000;

    /** Instructions between two reports of how far it is. */
    private static final long PIECE = 2_000_000;

    /** Counts a slot, by running it once more. */
    public static Profile of(Timeline timeline, int slot) {
        return of(timeline, slot, executed -> {});
    }

    /**
     * The same.
     *
     * @param progress told now and then how many stops have been passed, of {@link SlotIndex#end}
     */
    public static Profile of(Timeline timeline, int slot, LongConsumer progress) {
        SlotReplay replay = timeline.replay(slot);
        WasmModule module = timeline.recording().image().module();
        Counting counting = new Counting(replay);
        replay.goTo(0);
        long end = replay.index().end();
        while (replay.here() < end && replay.run().where() != Where.ENDED) {
            replay.observe(Math.min(replay.here() + PIECE, end), counting);
            progress.accept(replay.here());
        }
        counting.settle(-1);
        return counting.profile(module, slot);
    }

    private static final class Path {
        private final int function;
        private final String name;
        private final Map<Integer, Path> calls = new LinkedHashMap<>();
        private final Map<String, Path> others = new LinkedHashMap<>();
        private final long[] hits;
        private long self;
        private long entered;

        Path(int function, String name, long[] hits) {
            this.function = function;
            this.name = name;
            this.hits = hits;
        }

        Path other(String wanted) {
            return others.computeIfAbsent(wanted, ignored -> new Path(-1, wanted, new long[0]));
        }

        List<Path> children() {
            List<Path> children = new ArrayList<>(others.values());
            children.addAll(calls.values());
            return children;
        }
    }

    /** Follows calls and returns by the depth of the stack. */
    private static final class Counting implements Observer {
        private final SlotReplay replay;
        private final Path slot = new Path(-1, "slot", new long[0]);
        private final List<Path> stack = new ArrayList<>();
        private final Map<Integer, long[]> hits = new HashMap<>();
        private Path current = slot;
        /** The stop at which the stretch at hand began, the first of its call, and the one after the call. */
        private long since;

        private long callFirst = -1;
        private long callEnd;
        private String where = "";

        Counting(SlotReplay replay) {
            this.replay = replay;
        }

        @Override
        public long[] running(FunctionHandle function, int depth, long instructions) {
            long here = replay.here();
            settle(here - instructions);
            if (here - instructions != callFirst) {
                callFirst = here - instructions;
                callEnd = callFirst + length(callFirst);
                where = "pass " + replay.run().pass() + " "
                        + StepSpan.shortName(replay.run().device());
                stack.clear();
            }
            enter(function, Math.min(depth, DEEPEST));
            current = stack.getLast();
            since = here;
            return current.hits;
        }

        private void enter(FunctionHandle function, int depth) {
            while (stack.size() > depth) {
                stack.removeLast();
            }
            while (stack.size() < depth - 1) {
                stack.add(parent().other("host"));
            }
            if (stack.size() == depth && stack.getLast().function != function.index()) {
                stack.removeLast();
            }
            if (stack.size() < depth) {
                Path path = parent().calls.computeIfAbsent(function.index(), index -> path(function));
                path.entered++;
                stack.add(path);
            }
        }

        private Path path(FunctionHandle function) {
            WasmModule module = function.instance().module();
            WasmFunction body = module.function(function.index());
            int size = body == null ? 0 : body.code().size();
            return new Path(
                    function.index(),
                    module.displayName(function.index()),
                    hits.computeIfAbsent(function.index(), index -> new long[size]));
        }

        private Path parent() {
            return stack.isEmpty() ? slot.other(where) : stack.getLast();
        }

        /** Ends the stretch at hand, where a call goes on that began at the stop given, or another one begins. */
        void settle(long call) {
            if (callFirst >= 0) {
                current.self += (call == callFirst ? replay.here() : callEnd) - since;
            }
        }

        /** Instructions that a call executed; the one that trapped is none. */
        private long length(long first) {
            return replay.index()
                    .callAt(first)
                    .map(call -> call.length() - (call.trapped() ? 1 : 0))
                    .orElse(0L);
        }

        Profile profile(WasmModule module, int number) {
            Map<Integer, long[]> costs = new HashMap<>();
            collect(slot, new ArrayList<>(), costs);
            List<FunctionCost> functions = costs.entrySet().stream()
                    .map(entry -> new FunctionCost(
                            entry.getKey(),
                            module.displayName(entry.getKey()),
                            entry.getValue()[0],
                            entry.getValue()[1],
                            entry.getValue()[2]))
                    .sorted(Comparator.comparingLong(FunctionCost::self)
                            .reversed()
                            .thenComparingInt(FunctionCost::index))
                    .toList();
            Node root = node(slot, "slot " + number);
            return new Profile(root.total(), functions, root, Map.copyOf(hits));
        }

        private static long collect(Path path, List<Integer> above, Map<Integer, long[]> costs) {
            above.add(path.function);
            long total = path.self;
            for (Path child : path.children()) {
                total += collect(child, above, costs);
            }
            above.removeLast();
            if (path.function >= 0) {
                long[] cost = costs.computeIfAbsent(path.function, ignored -> new long[3]);
                cost[0] += path.self;
                cost[1] += above.contains(path.function) ? 0 : total;
                cost[2] += path.entered;
            }
            return total;
        }

        private static Node node(Path path, String name) {
            List<Node> children = path.children().stream()
                    .map(child -> node(child, child.name))
                    .toList();
            long total = path.self + children.stream().mapToLong(Node::total).sum();
            return new Node(name, path.function, path.self, total, children);
        }
    }
}
