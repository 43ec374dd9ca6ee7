package io.aoscope.engine.fast;

import java.util.BitSet;

/** What is known of the locals of a function at one place of its code. */
final class LocalFacts {
    private final BitSet checked;
    private final BitSet marked;

    LocalFacts() {
        this(new BitSet(), new BitSet());
    }

    private LocalFacts(BitSet checked, BitSet marked) {
        this.checked = checked;
        this.marked = marked;
    }

    LocalFacts copy() {
        return new LocalFacts((BitSet) checked.clone(), (BitSet) marked.clone());
    }

    /** Keeps what the others know too. */
    void and(LocalFacts others) {
        checked.and(others.checked);
        marked.and(others.marked);
    }

    /** The local has another value now. */
    void forget(int local) {
        checked.clear(local);
        marked.clear(local);
    }

    /** Whether its value was checked and kept as an address. */
    boolean isChecked(int local) {
        return checked.get(local);
    }

    void check(int local) {
        checked.set(local);
    }

    /** Whether the page that it points to is marked as written to. */
    boolean isMarked(int local) {
        return marked.get(local);
    }

    void mark(int local) {
        marked.set(local);
    }
}
