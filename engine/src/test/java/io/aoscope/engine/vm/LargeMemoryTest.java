package io.aoscope.engine.vm;

/** The same of a memory that has a table of pages, as large ones do. */
class LargeMemoryTest extends LinearMemoryTest {
    @Override
    LinearMemory make() {
        LinearMemory memory = super.make();
        memory.unfold();
        return memory;
    }
}
