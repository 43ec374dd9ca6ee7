package io.aoscope.engine.vm;

import static io.aoscope.engine.vm.LinearMemory.PAGE;
import static io.aoscope.engine.vm.LinearMemory.PAGE_MASK;
import static io.aoscope.engine.vm.LinearMemory.PAGE_SHIFT;

import io.aoscope.engine.wasm.DataSegment;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Arrays;

/** What a memory does in bulk: fill, copy, and copying data segments. Large ones can be interrupted. */
final class BulkMemory {
    /** Bytes from which on a fill or copy can be interrupted; that costs keeping what is overwritten. */
    static final long LARGE = 64L << 20;

    /** Bytes between two looks for an interruption: some milliseconds. */
    private static final long LOOK = 4L << 20;

    private final LinearMemory memory;

    BulkMemory(LinearMemory memory) {
        this.memory = memory;
    }

    /**
     * memory.fill.
     *
     * @throws BulkInterruptedException where the call is interrupted meanwhile; nothing has changed
     */
    void fill(long address, byte value, long length) {
        memory.check(address, length);
        memory.writing(address, length);
        if (length < LARGE) {
            fillPart(address, value, length);
            return;
        }
        MemoryImage before = memory.image();
        for (long done = 0; done < length; done += LOOK) {
            look(before);
            fillPart(address + done, value, Math.min(LOOK, length - done));
        }
    }

    private void fillPart(long address, byte value, long length) {
        long done = 0;
        while (done < length) {
            long at = address + done;
            int start = memory.start(at);
            int part = (int) Math.min(length - done, PAGE - ((int) at & PAGE_MASK));
            if (value != 0 || memory.touched(at)) {
                Arrays.fill(memory.own((int) (at >>> PAGE_SHIFT)), start, start + part, value);
            }
            done += part;
        }
    }

    /**
     * memory.copy from a memory, perhaps this one.
     *
     * @throws BulkInterruptedException where the call is interrupted meanwhile; nothing has changed
     */
    void copy(long to, LinearMemory source, long from, long length) {
        source.check(from, length);
        memory.check(to, length);
        source.reading(from, length);
        memory.writing(to, length);
        boolean down = source == memory && Long.compareUnsigned(from, to) < 0;
        if (length < LARGE) {
            copyPart(to, source, from, length, down);
            return;
        }
        MemoryImage before = memory.image();
        for (long done = 0; done < length; done += LOOK) {
            look(before);
            long part = Math.min(LOOK, length - done);
            long at = down ? length - done - part : done;
            copyPart(to + at, source, from + at, part, down);
        }
    }

    private void look(MemoryImage before) {
        if (memory.isInterrupted()) {
            memory.restore(before);
            throw new BulkInterruptedException();
        }
    }

    private void copyPart(long to, LinearMemory source, long from, long length, boolean down) {
        if (down) {
            copyDown(to, from, length);
            return;
        }
        long done = 0;
        while (done < length) {
            int start = (int) (from + done) & PAGE_MASK;
            int target = (int) (to + done) & PAGE_MASK;
            int part = (int) Math.min(length - done, PAGE - Math.max(start, target));
            move(source, from + done, to + done, part);
            done += part;
        }
    }

    /** memory.init: copies a part of a data segment, whose length is 0 once it is dropped. */
    void init(long to, WasmModule module, DataSegment segment, long from, long length, long available) {
        if (Long.compareUnsigned(length, available) > 0 || Long.compareUnsigned(from, available - length) > 0) {
            throw new LinearMemory.OutOfBounds();
        }
        memory.check(to, length);
        memory.writing(to, length);
        int done = 0;
        while (done < length) {
            long at = to + done;
            int start = memory.start(at);
            int part = (int) Math.min(length - done, PAGE - ((int) at & PAGE_MASK));
            module.copyBytes(segment.start() + (int) from + done, memory.own((int) (at >>> PAGE_SHIFT)), start, part);
            done += part;
        }
    }

    private void copyDown(long to, long from, long length) {
        long left = length;
        while (left > 0) {
            int end = (int) (from + left - 1) & PAGE_MASK;
            int target = (int) (to + left - 1) & PAGE_MASK;
            int part = (int) Math.min(left, Math.min(end, target) + 1);
            left -= part;
            move(memory, from + left, to + left, part);
        }
    }

    private void move(LinearMemory source, long from, long to, int length) {
        if (source.touched(from) || memory.touched(to)) {
            // Before the source is read, for this may copy the source page itself.
            byte[] target = memory.own((int) (to >>> PAGE_SHIFT));
            System.arraycopy(source.page(from), source.start(from), target, memory.start(to), length);
        }
    }
}
