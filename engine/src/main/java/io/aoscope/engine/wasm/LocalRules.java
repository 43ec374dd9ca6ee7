package io.aoscope.engine.wasm;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Types of the locals of one function, and which of those without a default value are set. */
final class LocalRules {
    private List<ValType> params = List.of();
    private List<ValType> declared = List.of();
    private final BitSet unset = new BitSet();
    private int[] setOrder = new int[16];
    private int setCount;

    void begin(FuncType type, Code code) {
        params = type.params();
        declared = code.locals();
        unset.clear();
        setCount = 0;
        LocalTypes runs = code.localRuns();
        int start = params.size();
        for (int run = 0; run < runs.runTypes().size(); run++) {
            int end = params.size() + runs.runEnd(run);
            if (!runs.runTypes().get(run).defaultable()) {
                unset.set(start, end);
            }
            start = end;
        }
    }

    ValType type(int local) throws Fault {
        int own = Fault.index(local, params.size() + declared.size(), "local") - params.size();
        return own < 0 ? params.get(local) : declared.get(own);
    }

    void get(int local) throws Fault {
        Fault.check(!unset.get(local), "uninitialized local: local " + local + " has no value here");
    }

    void set(int local) {
        if (unset.get(local)) {
            unset.clear(local);
            if (setCount == setOrder.length) {
                setOrder = Arrays.copyOf(setOrder, setCount * 2);
            }
            setOrder[setCount++] = local;
        }
    }

    /** How many locals have been set; for {@link #reset}. */
    int mark() {
        return setCount;
    }

    /** Forgets what was set since a mark: a block ended. */
    void reset(int mark) {
        while (setCount > mark) {
            unset.set(setOrder[--setCount]);
        }
    }
}
