package io.aoscope.engine.fast;

import io.aoscope.engine.vm.FlatView;
import java.util.ArrayList;
import java.util.List;

/** Which page each store of a function to its first memory marks as written to, in the order of the code. */
public final class StoreMarks {
    private final List<Mark> marks = new ArrayList<>();

    enum Mark {
        /** That of its first byte. */
        OWN,
        /** That of its address without the offset, which covers all stores within {@link FlatView#REACH} of it. */
        BASE,
        /** None: a store before it has marked the base. */
        NONE
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    /** How many stores there are. */
    int count() {
        return marks.size();
    }

    /** Whether any of them marks a page. */
    boolean any() {
        return marks.stream().anyMatch(mark -> mark != Mark.NONE);
    }

    Mark get(int store) {
        return marks.get(store);
    }
}
