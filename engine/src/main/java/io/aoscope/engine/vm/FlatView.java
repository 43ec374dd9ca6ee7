package io.aoscope.engine.vm;

import java.lang.invoke.VarHandle;

/**
 * A memory as compiled code has it at hand while it is one array of exactly its size: what lies beyond the array lies
 * beyond the memory, so that the check that Java makes is the only one. Both arrays are empty where the memory is not like
 * that, and while accesses to it are watched.
 */
public final class FlatView {
    public static final VarHandle SHORT = LinearMemory.SHORT;
    public static final VarHandle INT = LinearMemory.INT;
    public static final VarHandle LONG = LinearMemory.LONG;

    /** All bytes of the memory. */
    public byte[] bytes = LinearMemory.NOTHING;
    /** Code sets an element for the page of the first byte of each store. */
    public byte[] written = LinearMemory.NOTHING;

    FlatView() {}
}
