package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses what of a large function becomes methods of its own. HotSpot's first compiler gives up on methods of some
 * twenty thousand bytecodes, its second one takes many seconds for them, and without a flag neither takes more than
 * eight thousand. Large and seldom executed stretches are taken out until what is left is small enough.
 */
final class Split {
    /** Bytecodes to call a part, about. */
    private static final int CALL = 100;
    /** Ways out of a part other than returning from the function. */
    private static final int EXITS = 8;
    /** Words of arguments; Java allows 255. */
    private static final int ARGUMENTS = 200;

    private final Body body;
    private final Sizes sizes;
    private final int entry;
    private final Estimate estimate;
    private final List<Candidate> candidates = new ArrayList<>();

    private record Candidate(int from, int to, int bytes, double gain) {}

    private Split(Body body, Sizes sizes, int entry) {
        this.body = body;
        this.sizes = sizes;
        this.entry = entry;
        this.estimate = new Estimate(body);
    }

    /**
     * The parts of a function, in order; none where it is small enough.
     *
     * @param entry an instruction that is not to be in a part, unless it is its first one
     */
    static List<Part> of(Body body, Sizes sizes, int entry) {
        return new Split(body, sizes, entry).choose();
    }

    private List<Part> choose() {
        int left = estimate.bytes(0, body.opcodes.length);
        if (left <= sizes.whole()) {
            return List.of();
        }
        stretches(0, body.opcodes.length - 1);
        candidates.sort(Comparator.comparingDouble(Candidate::gain).reversed());
        List<Part> chosen = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (left > sizes.first() && chosen.stream().noneMatch(part -> overlap(part, candidate))) {
                Part part = Part.of(body, candidate.from, candidate.to, List.of());
                if (part.used().cardinality() * 2 <= ARGUMENTS) {
                    chosen.add(part);
                    left -= candidate.bytes - CALL;
                }
            }
        }
        chosen.sort(Comparator.comparingInt(Part::from));
        return chosen;
    }

    private static boolean overlap(Part part, Candidate candidate) {
        return part.from() < candidate.to && candidate.from < part.to();
    }

    /** Finds candidates in a sequence of instructions and blocks, and in those blocks. */
    private void stretches(int from, int to) {
        int start = -1;
        int last = -1;
        for (int i = from; i < to; i = after(i)) {
            inside(i);
            boolean fits = start >= 0 && estimate.bytes(start, after(i)) <= sizes.most();
            if (body.heights[i] == 0) {
                if (start >= 0 && !fits) {
                    candidate(start, i);
                    start = -1;
                }
                start = start < 0 ? i : start;
                last = i;
            } else if (start >= 0 && !fits) {
                candidate(start, last);
                start = -1;
            }
            if (estimate.bytes(i, after(i)) > sizes.most()) {
                start = -1;
            }
        }
        if (start >= 0) {
            candidate(start, to);
        }
    }

    private int after(int i) {
        return opens(body.opcodes[i]) ? body.code.end(i) + 1 : i + 1;
    }

    private static boolean opens(Opcode opcode) {
        return switch (opcode) {
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> true;
            default -> false;
        };
    }

    private void inside(int i) {
        if (opens(body.opcodes[i])) {
            int end = body.code.end(i);
            int from = i + 1;
            boolean clauses = body.opcodes[i] == Opcode.IF || body.opcodes[i] == Opcode.TRY;
            for (int next = clauses ? body.code.next(i) : end;
                    ;
                    next = body.opcodes[next] == Opcode.ELSE ? end : body.code.next(next)) {
                stretches(from, next);
                from = next + 1;
                if (next >= end) {
                    return;
                }
            }
        }
    }

    private void candidate(int from, int to) {
        int bytes = estimate.bytes(from, to);
        boolean entered = from < entry && entry < to;
        if (bytes >= sizes.least() && bytes <= sizes.most() && !entered && exits(from, to) <= EXITS) {
            candidates.add(new Candidate(from, to, bytes, (bytes - CALL) / estimate.often(from)));
        }
    }

    private int exits(int from, int to) {
        Set<Integer> exits = new HashSet<>();
        for (int i = from; i < to; i++) {
            if (body.heights[i] >= 0) {
                switch (body.opcodes[i]) {
                    case BR, BR_IF -> exits.add(body.targets[i]);
                    case BR_TABLE -> {
                        int[] table = body.table(i);
                        for (int t = 0; t < table.length; t += 3) {
                            exits.add(table[t]);
                        }
                    }
                    default -> {}
                }
            }
        }
        exits.removeIf(target -> target == Body.RETURN || target >= from && target < to);
        return exits.size();
    }
}
