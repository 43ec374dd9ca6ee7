package io.aoscope.engine.vm;

import java.util.List;

/**
 * The whole state of a machine, in the middle of a call or not. Pages and table contents are shared
 * with the machine until they change. Belongs to the machine that took it.
 */
public final class Checkpoint {
    private final Machine machine;
    private final List<MemoryImage> memories;
    private final long instructions;
    private final int depth;
    final List<long[]> tables;
    final long[] globals;
    final List<boolean[]> droppedData;
    final List<boolean[]> droppedElements;
    final List<ExceptionObject> exceptions;
    final long[] stack;
    final int[] frames;

    Checkpoint(
            Machine machine,
            CallStack calls,
            List<MemoryImage> memories,
            List<long[]> tables,
            long[] globals,
            List<boolean[]> droppedData,
            List<boolean[]> droppedElements,
            List<ExceptionObject> exceptions) {
        this.machine = machine;
        this.memories = List.copyOf(memories);
        this.tables = List.copyOf(tables);
        this.globals = globals;
        this.droppedData = List.copyOf(droppedData);
        this.droppedElements = List.copyOf(droppedElements);
        this.exceptions = List.copyOf(exceptions);
        this.instructions = calls.count;
        this.depth = calls.depth();
        this.stack = calls.copyOfStack();
        this.frames = calls.copyOfFrames();
    }

    /** Instructions executed when it was taken. */
    public long instructions() {
        return instructions;
    }

    /** Frames on the stack when it was taken; 0 where the machine was idle. */
    public int depth() {
        return depth;
    }

    /** The memories of the machine, in the order of instantiation. */
    public List<MemoryImage> memories() {
        return memories;
    }

    Machine machine() {
        return machine;
    }
}
