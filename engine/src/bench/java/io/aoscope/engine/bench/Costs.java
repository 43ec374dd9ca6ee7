package io.aoscope.engine.bench;

import io.aoscope.engine.vm.Checkpoint;
import io.aoscope.engine.vm.Imports;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.wasm.Validator;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import java.util.Locale;

/** What opening an image and keeping its states costs. */
final class Costs {
    private static final int RUNS = 41;
    private static final int TOUCHED = 10;

    private Costs() {}

    static String measure(AosImage aos) throws Exception {
        Sample open = Timer.measure(3, RUNS, () -> {
            WasmModule module = WasmReader.read(aos.image());
            Validator.validate(module);
            return module.names().functions().size();
        });
        Guest guest = Guest.stepping(aos.image());
        aos.small(guest);
        LinearMemory memory = guest.memory();
        Machine machine = guest.machine();
        Sample checkpoint = Timer.measure(2, RUNS, () -> {
            touch(memory, (int) memory.pages());
            long start = System.nanoTime();
            machine.checkpoint();
            return System.nanoTime() - start;
        });
        long resident = memory.residentPages();
        Checkpoint before = machine.checkpoint();
        touch(memory, TOUCHED);
        Checkpoint after = machine.checkpoint();
        return String.format(
                Locale.ROOT,
                """
                | cost | measured |
                | --- | ---: |
                | opening aos, warm: decode, validate, names | %.1f ms |
                | a checkpoint of aos with all its memory changed (%d pages, %.1f MiB) | %.3f ms |
                | pages of 64 KiB that a message adds that touches %d | %d |
                | a module that declares 16 GiB, instantiated | %.2f ms |
                """,
                open.nanos() / 1e6,
                resident,
                resident / 16.0,
                checkpoint.instructions() / 1e6,
                TOUCHED,
                added(before, after),
                sixteenGib());
    }

    /** Writes to pages from the first on. */
    private static void touch(LinearMemory memory, int pages) {
        for (long page = 0; page < pages; page++) {
            long at = page * LinearMemory.PAGE;
            memory.putByte(at, memory.getByte(at));
        }
    }

    private static long added(Checkpoint before, Checkpoint after) {
        MemoryImage old = before.memories().getFirst();
        MemoryImage now = after.memories().getFirst();
        long added = 0;
        for (long page = 0; page < now.pages(); page++) {
            added += page < old.pages() && now.samePage(old, page) ? 0 : 1;
        }
        return added;
    }

    private static double sixteenGib() throws Exception {
        // A memory section of one memory64 with 262,144 pages.
        byte[] image = {0, 'a', 's', 'm', 1, 0, 0, 0, 5, 5, 1, 4, (byte) 0x80, (byte) 0x80, 0x10};
        WasmModule module = WasmReader.read(image);
        Validator.validate(module);
        long start = System.nanoTime();
        Instance instance = new Machine(MachineLimits.DEFAULT).instantiate(module, Imports.none());
        instance.memory(0).putByte((16L << 30) - 1, (byte) 1);
        return (System.nanoTime() - start) / 1e6;
    }
}
