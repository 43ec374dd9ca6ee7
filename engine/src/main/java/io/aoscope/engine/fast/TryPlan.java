package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What one walk over a body finds out about its legacy {@code try} blocks before they are written. A
 * {@code delegate} leads to the innermost {@code try} body at or outside of its label. Where no other
 * catching block lies between, propagating does just that and the block needs nothing; else the
 * exception is caught, carried in locals to a landing inside the target's body, and thrown there.
 */
final class TryPlan {
    /** Stands for the function body as the target of a delegate. */
    static final int FUNCTION = -1;

    private final Code code;
    private final Set<Integer> rethrown = new HashSet<>();
    private final Set<Integer> landings = new HashSet<>();
    private final Map<Integer, Integer> delegates = new HashMap<>();
    private final List<Open> open = new ArrayList<>();

    private static final class Open {
        final int opener;
        final boolean catches;
        boolean inHandler;

        Open(int opener, boolean catches) {
            this.opener = opener;
            this.catches = catches;
        }

        boolean tryBody(Code code) {
            return opener != FUNCTION && code.opcode(opener) == Opcode.TRY && !inHandler;
        }
    }

    private TryPlan(Code code) {
        this.code = code;
    }

    static TryPlan of(Code code) {
        TryPlan plan = new TryPlan(code);
        plan.walk();
        return plan;
    }

    /** Whether a {@code rethrow} names this {@code try}. */
    boolean rethrown(int opener) {
        return rethrown.contains(opener);
    }

    /** Whether delegated exceptions land in the body of this {@code try}, or of the function. */
    boolean landing(int opener) {
        return landings.contains(opener);
    }

    /** The target of a {@code try} that must carry its exceptions to it; empty for all others. */
    OptionalInt delegate(int opener) {
        Integer target = delegates.get(opener);
        return target == null ? OptionalInt.empty() : OptionalInt.of(target);
    }

    private void walk() {
        open.add(new Open(FUNCTION, false));
        for (int i = 0; i < code.size() - 1; i++) {
            Opcode opcode = code.opcode(i);
            switch (opcode) {
                case TRY -> open.add(new Open(i, opensTry(i)));
                case CATCH, CATCH_ALL -> open.getLast().inHandler = true;
                case RETHROW -> rethrown.add(open.get(open.size() - 1 - code.index(i)).opener);
                case END, DELEGATE -> open.removeLast();
                default -> {
                    if (opcode.opensBlock()) {
                        open.add(new Open(i, false));
                    }
                }
            }
        }
    }

    private boolean opensTry(int i) {
        int end = code.end(i);
        if (code.opcode(end) == Opcode.END) {
            return code.next(i) != end;
        }
        boolean between = false;
        for (int at = open.size() - 1; at >= 0; at--) {
            Open outer = open.get(at);
            boolean atOrOutside = at <= open.size() - 1 - code.index(end);
            if (outer.opener == FUNCTION || atOrOutside && outer.tryBody(code)) {
                if (between) {
                    delegates.put(i, outer.opener);
                    landings.add(outer.opener);
                }
                break;
            }
            between |= outer.catches && !outer.inHandler;
        }
        return between;
    }
}
