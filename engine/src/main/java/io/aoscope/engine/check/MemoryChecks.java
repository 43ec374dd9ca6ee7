package io.aoscope.engine.check;

import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.MemoryType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;

/** Memory as the node sees it (semantics 9.7, 10.4), and tables. */
final class MemoryChecks {
    private static final long PAGES_OF_2_GIB = 32_768;
    private static final long PAGES_OF_16_MIB = 256;
    private static final long MOST = 0xFFFF_FFFFL;
    private static final int FREE_UPLOAD = 102_400;

    private final WasmModule module;
    private final Scan scan;
    private final Findings findings;

    MemoryChecks(WasmModule module, Scan scan, Findings findings) {
        this.module = module;
        this.scan = scan;
        this.findings = findings;
    }

    /** The type of pointers; 64-bit where there is no memory. */
    static NumType address(WasmModule module) {
        return module.memoryTypes().isEmpty()
                ? NumType.I64
                : module.memoryTypes().getFirst().limits().addressType();
    }

    void run() {
        if (module.size() > FREE_UPLOAD) {
            findings.image(
                    ImageRule.UPLOAD_SIZE,
                    "The file has " + module.size() + " bytes; an upload is free up to " + FREE_UPLOAD + ".");
        }
        if (module.tableTypes().stream().anyMatch(table -> table.limits().is64())) {
            findings.section(
                    ImageRule.TABLE64,
                    "table",
                    "The function table has 64-bit indices, which the engine runs; HyperBEAM's own images have 32-bit"
                            + " ones.");
        }
        List<MemoryType> memories = module.memoryTypes();
        if (memories.size() > 1) {
            findings.section(
                    ImageRule.MULTIPLE_MEMORIES,
                    "memory",
                    "The image has " + memories.size() + " memories; HyperBEAM's engine allows one.");
        }
        if (!memories.isEmpty()) {
            memory(memories.getFirst().limits());
        }
    }

    private void memory(Limits limits) {
        if (!limits.is64()) {
            findings.section(
                    ImageRule.MEMORY32,
                    "memory",
                    "The memory has 32-bit addresses. HyperBEAM runs the image, but WASI structures have 64-bit"
                            + " pointers.");
        }
        if (limits.min() >= PAGES_OF_16_MIB) {
            findings.section(
                    ImageRule.SNAPSHOT_SIZE,
                    "memory",
                    "The memory has " + pages(limits.min())
                            + " from the start; every slot stores a copy of all of it.");
        }
        limits2GiB(limits);
        folded(limits);
        heap(limits, growth(limits));
    }

    private void limits2GiB(Limits limits) {
        boolean grows = scan.uses(Opcode.MEMORY_GROW) && limits.hasMax();
        if (limits.min() > PAGES_OF_2_GIB || grows && limits.max() > PAGES_OF_2_GIB) {
            findings.section(
                    ImageRule.MEMORY_ABOVE_2_GIB,
                    "memory",
                    "The memory may have " + pages(limits.hasMax() ? limits.max() : limits.min())
                            + "; pointers above 2 GiB arrive as garbage.");
        }
    }

    /** Whether the image can make its memory larger; told as a finding too. */
    private Optional<Place> growth(Limits limits) {
        Optional<Place> grow = scan.first(Opcode.MEMORY_GROW)
                .filter(place -> !limits.hasMax() || Long.compareUnsigned(limits.max(), limits.min()) > 0);
        grow.ifPresent(place -> findings.at(
                ImageRule.MEMORY_GROWTH,
                place,
                "The image can grow its memory beyond the declared " + pages(limits.min())
                        + ". Once it has, HyperBEAM silently fails to restore snapshots."));
        return grow;
    }

    private void folded(Limits limits) {
        if (limits.min() <= 1 || scan.uses(Opcode.MEMORY_SIZE, Opcode.MEMORY_GROW)) {
            return;
        }
        Optional<HighMemory.Use> use =
                HighMemory.find(module, new Globals(module, scan), limits.min() * MemoryType.PAGE_BYTES);
        if (use.isEmpty()) {
            findings.section(
                    ImageRule.MEMORY_FOLDED,
                    "memory",
                    "The image declares " + pages(limits.min())
                            + " and has no memory.size or memory.grow instruction, so the node sees only the first"
                            + " 65536 bytes.");
            return;
        }
        String message =
                "The image has no memory.size or memory.grow instruction, so the node sees only its first 65536"
                        + " bytes, but " + use.get().what() + ".";
        if (use.get().function() >= 0) {
            findings.at(
                    ImageRule.MEMORY_SIZE_UNSEEN,
                    new Place(
                            use.get().offset(), use.get().function(), use.get().instruction()),
                    message);
        } else {
            findings.offset(ImageRule.MEMORY_SIZE_UNSEEN, use.get().offset(), message);
        }
    }

    private void heap(Limits limits, Optional<Place> grow) {
        NumType address = limits.addressType();
        Export malloc = ExportChecks.find(module, "malloc");
        Export free = ExportChecks.find(module, "free");
        FuncType wanted = new FuncType(List.of(address), List.of());
        boolean freed = free != null && type(free).equals(wanted);
        if (free != null && !freed) {
            findings.function(
                    ImageRule.FREE_TYPE,
                    free.index(),
                    "free is " + type(free).text() + "; the engine recognises " + wanted.text()
                            + " alone, and adds 64 KiB of its own to the memory.");
        }
        boolean allocated = malloc != null && type(malloc).equals(new FuncType(List.of(address), List.of(address)));
        if (freed && allocated) {
            return;
        }
        String cause =
                "The image exports no " + (allocated ? "" : freed ? "malloc" : "malloc and ") + (freed ? "" : "free")
                        + " that the engine recognises, so the engine adds 64 KiB of its own behind the memory";
        if (grow.isPresent()) {
            findings.at(
                    ImageRule.HOST_HEAP_GROWTH,
                    grow.get(),
                    cause + ". Memory that grows comes to lie behind them; an allocator that does not expect that"
                            + " overwrites them.");
            if (limits.is64() && (!limits.hasMax() || limits.max() == MOST)) {
                findings.at(
                        ImageRule.GROWTH_FAILS,
                        grow.get(),
                        "The memory declares no maximum, to which the engine adds its page: every memory.grow answers"
                                + " -1.");
            }
        } else if (free == null || freed) {
            findings.section(ImageRule.HOST_HEAP, "memory", cause + ".");
        }
    }

    private FuncType type(Export export) {
        return module.functionType(export.index());
    }

    private static String pages(long pages) {
        return Long.toUnsignedString(pages) + (pages == 1 ? " page" : " pages");
    }
}
