package io.aoscope.engine.vm;

/**
 * Hears of every access to a {@link LinearMemory} that passes through its methods: those of host functions and of
 * devices; of those of the guest only some. Told before the access happens, with a range that lies in the memory.
 */
public interface MemoryWatch {
    /** {@code length} bytes from {@code address} on are about to be written. */
    void writing(LinearMemory memory, long address, long length);

    /** {@code length} bytes from {@code address} on are about to be read. */
    default void reading(LinearMemory memory, long address, long length) {}
}
