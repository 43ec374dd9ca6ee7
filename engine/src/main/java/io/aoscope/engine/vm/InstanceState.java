package io.aoscope.engine.vm;

import java.util.List;

/**
 * All state of an instance between two calls, imported memories, globals and tables included.
 *
 * @param globals bits, in the order of the index space
 * @param tables references, in the order of the index space; not to be changed
 * @param droppedData whether each data segment was dropped
 * @param droppedElements whether each element segment was dropped
 */
public record InstanceState(
        List<MemoryImage> memories,
        long[] globals,
        List<long[]> tables,
        boolean[] droppedData,
        boolean[] droppedElements) {
    public InstanceState {
        memories = List.copyOf(memories);
        tables = List.copyOf(tables);
    }
}
