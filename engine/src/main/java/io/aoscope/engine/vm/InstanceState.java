package io.aoscope.engine.vm;

import java.util.List;

/**
 * All state of an instance between two calls, imported memories, globals and tables included.
 *
 * @param globals bits, in the order of the index space; of v128 the low half
 * @param highHalves of globals of type v128 the other half, in their order
 * @param tables references, in the order of the index space; not to be changed
 * @param droppedData whether each data segment was dropped
 * @param droppedElements whether each element segment was dropped
 */
public record InstanceState(
        List<MemoryImage> memories,
        long[] globals,
        long[] highHalves,
        List<long[]> tables,
        boolean[] droppedData,
        boolean[] droppedElements) {
    public InstanceState {
        memories = List.copyOf(memories);
        tables = List.copyOf(tables);
    }
}
