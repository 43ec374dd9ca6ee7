package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.ValType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a machine, in the middle of a call or not. Pages and table contents are shared
 * with the machine until they change. Belongs to the machine that took it.
 */
public final class Checkpoint {
    private final Machine machine;
    private final List<MemoryImage> memories = new ArrayList<>();
    private final List<long[]> tables = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final List<@Nullable ExceptionObject> exceptions;
    private final long[] globals;
    private final long[] highGlobals;
    private final long[] slots;
    private final long[] highSlots;
    private final int[] frames;
    private final long instructions;
    private final List<ValType> results;

    /** Segments of an instance as they stood; dropped element segments are empty. */
    private record Dropped(Instance instance, boolean[] data, long[][] elements) {}

    private Checkpoint(Machine machine) {
        this.machine = machine;
        for (LinearMemory memory : machine.memories()) {
            memories.add(memory.image());
        }
        for (TableInstance table : machine.tables()) {
            tables.add(table.share());
        }
        for (Instance instance : machine.instances()) {
            dropped.add(new Dropped(instance, instance.droppedData.clone(), instance.elements.clone()));
        }
        this.exceptions = machine.exceptions().copy();
        this.globals =
                machine.globals().stream().mapToLong(global -> global.bits).toArray();
        this.highGlobals =
                machine.globals().stream().mapToLong(global -> global.high).toArray();
        CallStack stack = machine.stack();
        this.slots = stack.copyOfSlots(machine.functions());
        this.highSlots = stack.copyOfHighHalves(slots.length);
        this.frames = stack.copyOfFrames();
        this.instructions = stack.count;
        this.results = machine.results();
    }

    static Checkpoint of(Machine machine) {
        return new Checkpoint(machine);
    }

    /** Instructions executed when it was taken. */
    public long instructions() {
        return instructions;
    }

    /** Frames on the stack when it was taken; 0 where the machine was idle. */
    public int depth() {
        return frames.length / CallStack.STRIDE;
    }

    /** The memories of the machine, in the order of instantiation. */
    public List<MemoryImage> memories() {
        return List.copyOf(memories);
    }

    Machine machine() {
        return machine;
    }

    void restore() {
        for (int i = 0; i < memories.size(); i++) {
            machine.memories().get(i).restore(memories.get(i));
        }
        for (int i = 0; i < tables.size(); i++) {
            machine.tables().get(i).restore(tables.get(i));
        }
        for (int i = 0; i < globals.length; i++) {
            machine.globals().get(i).vector(new Vector(globals[i], highGlobals[i]));
        }
        for (Dropped segments : dropped) {
            segments.instance.droppedData = segments.data.clone();
            segments.instance.elements = segments.elements.clone();
        }
        machine.exceptions().restore(exceptions);
        machine.stack().restore(slots, highSlots, frames, instructions);
        machine.stack().recount(machine.functions());
        machine.results(results);
    }
}
