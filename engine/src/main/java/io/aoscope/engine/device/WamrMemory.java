package io.aoscope.engine.device;

import io.aoscope.engine.vm.WamrHeap;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.MemoryType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * How WAMR lays out the memory of an image (semantics 10.4; W9, W11): it puts a heap of its own of 64 KiB into it unless
 * the image exports both {@code malloc} and {@code free}, and makes one big page of a memory whose size is never asked.
 *
 * @param folded whether it is one big page
 * @param hostHeap whether WAMR has a heap in it
 * @param heap where, if a page that AOScope has
 * @param limits those that the memory is made with
 */
record WamrMemory(boolean folded, boolean hostHeap, Optional<WamrHeap> heap, Limits limits) {
    static final long FOLDED_BYTES = MemoryType.PAGE_BYTES;

    private static final int HEAP_BYTES = 65_536;
    /** Of a heap behind the memory WAMR leaves the end unused, and it wants as much behind one inside of it. */
    private static final int SPARE = 1024;

    private static final long MOST_PAGES_64 = 0xFFFF_FFFFL;
    private static final long MOST_PAGES_32 = 65_536;

    static WamrMemory of(WasmModule module) {
        boolean folded = module.functions().stream().noneMatch(WamrMemory::usesMemorySize);
        if (module.memoryTypes().isEmpty()) {
            return new WamrMemory(folded, false, Optional.empty(), Limits.between(0, 0, true));
        }
        Limits declared = module.memoryTypes().getFirst().limits();
        boolean hostHeap = !allocates(module);
        if (folded) {
            return folded(module, declared, hostHeap);
        }
        return hostHeap ? withHeap(module, declared) : new WamrMemory(false, false, Optional.empty(), declared);
    }

    /** One big page, from which what lies behind {@code __heap_base} is cut off, and the heap behind it. */
    private static WamrMemory folded(WasmModule module, Limits declared, boolean hostHeap) {
        long whole = declared.min() * MemoryType.PAGE_BYTES;
        long cut =
                heapBase(module).stream().map(base -> base + 7 & ~7).findFirst().orElse(whole);
        long bytes = Math.min(cut, whole);
        long reach = hostHeap ? bytes + HEAP_BYTES : bytes;
        long pages = (reach + MemoryType.PAGE_BYTES - 1) / MemoryType.PAGE_BYTES;
        return new WamrMemory(
                true,
                hostHeap,
                hostHeap ? Optional.of(new WamrHeap(bytes, HEAP_BYTES)) : Optional.empty(),
                new Limits(pages, pages, true, declared.is64(), declared.shared()));
    }

    private static WamrMemory withHeap(WasmModule module, Limits declared) {
        if (declared.hasMax() && declared.max() == declared.min() && declared.min() == 1) {
            // WAMR puts the heap behind it, where neither the guest's memory.size nor the node sees it.
            return new WamrMemory(false, true, Optional.empty(), declared);
        }
        if (declared.hasMax() && declared.max() == 0) {
            return new WamrMemory(false, true, Optional.of(new WamrHeap(0, HEAP_BYTES)), larger(declared, 1));
        }
        long end = declared.min() * MemoryType.PAGE_BYTES;
        OptionalLong base = heapBase(module);
        if (base.isPresent() && base.getAsLong() < end) {
            boolean tight = MemoryType.PAGE_BYTES - rest(base.getAsLong() + HEAP_BYTES) < SPARE;
            return new WamrMemory(
                    false,
                    true,
                    Optional.of(new WamrHeap(base.getAsLong(), HEAP_BYTES)),
                    larger(declared, tight ? 2 : 1));
        }
        return new WamrMemory(false, true, Optional.of(new WamrHeap(end, HEAP_BYTES - SPARE)), larger(declared, 1));
    }

    /** Bytes of the last page that are in use, of a full one all. */
    private static long rest(long address) {
        long used = address % MemoryType.PAGE_BYTES;
        return used == 0 ? MemoryType.PAGE_BYTES : used;
    }

    /** WAMR counts pages in 32 bits: without a maximum that of a 64-bit memory overflows, and the memory cannot grow. */
    private static Limits larger(Limits declared, int pages) {
        long min = declared.min() + pages;
        long most = declared.is64() ? MOST_PAGES_64 : MOST_PAGES_32;
        long sum = (declared.hasMax() ? Math.min(declared.max(), most) : most) + pages;
        long max = Math.min(sum & MOST_PAGES_64, most);
        return new Limits(min, Math.max(min, max), true, declared.is64(), declared.shared());
    }

    private static boolean usesMemorySize(WasmFunction function) {
        Code code = function.code();
        return IntStream.range(0, code.size())
                .mapToObj(code::opcode)
                .anyMatch(opcode -> opcode == Opcode.MEMORY_SIZE || opcode == Opcode.MEMORY_GROW);
    }

    /** Whether the image has an allocator that WAMR recognises: malloc (ptr) -> (ptr) and free (ptr) -> (). */
    private static boolean allocates(WasmModule module) {
        ValType pointer = module.memoryTypes().getFirst().limits().addressType();
        return type(module, "malloc")
                        .filter(new FuncType(List.of(pointer), List.of(pointer))::equals)
                        .isPresent()
                && type(module, "free")
                        .filter(new FuncType(List.of(pointer), List.of())::equals)
                        .isPresent();
    }

    private static Optional<FuncType> type(WasmModule module, String name) {
        return Optional.ofNullable(module.export(name))
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .map(Export::index)
                .filter(index -> index >= module.importedFunctions())
                .map(module::functionType);
    }

    /** Where linkers let the heap begin, as WAMR reads it: from exported 32-bit constants, not from 64-bit ones. */
    private static OptionalLong heapBase(WasmModule module) {
        OptionalLong base = constant(module, "__heap_base");
        OptionalLong dataEnd = constant(module, "__data_end");
        boolean known = base.isPresent() && dataEnd.isPresent() && (dataEnd.getAsLong() + 15 & ~15) <= base.getAsLong();
        return known ? base : OptionalLong.empty();
    }

    private static OptionalLong constant(WasmModule module, String name) {
        Export export = module.export(name);
        if (export == null || export.kind() != ExternKind.GLOBAL || export.index() < module.importedGlobals()) {
            return OptionalLong.empty();
        }
        var global = module.globals().get(export.index() - module.importedGlobals());
        boolean plain = module.globalTypes().get(export.index()).type() == NumType.I32
                && !module.globalTypes().get(export.index()).mutable()
                && global.init().opcode(0) == Opcode.I32_CONST;
        return plain
                ? OptionalLong.of(Integer.toUnsignedLong((int) global.init().immediate(0)))
                : OptionalLong.empty();
    }
}
