package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinearMemory;
import java.util.Optional;

/**
 * Everything in which {@link Profile#STANDARD} and {@link Profile#HYPERBEAM} differ. Devices ask this instead of asking
 * which profile it is.
 */
interface Conduct {
    /** Bytes of memory that the node can read and write. */
    long visibleBytes(Instance instance, LinearMemory memory);

    /** Why {@link #visibleBytes} is less than the image itself can use; empty where it is not. */
    String visibleNote(Instance instance);

    /** How many bytes at a time a string is read; a piece that crosses the end of memory cannot be read. */
    int stringChunk();

    /** What {@link #stringChunk} means for a string at the end of memory; empty where it means nothing. */
    String chunkNote();

    /** Why no slot can run on this state, if so. */
    Optional<Failure> blocked(Message state);

    /**
     * What a failed slot leaves.
     *
     * @param before the state before the slot
     * @param done the keys that a slot sets when it succeeds
     */
    Message afterFailure(Message before, Message done, Failure failure);
}
