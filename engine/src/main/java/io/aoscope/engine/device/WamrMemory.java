package io.aoscope.engine.device;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.MemoryType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How WAMR lays out the memory of an image (semantics 10.4; W9, W11): it puts a heap of its own of 64 KiB into it unless
 * the image exports both {@code malloc} and {@code free}, and makes one big page of a memory whose size is never asked.
 */
record WamrMemory(boolean folded, boolean hostHeap) {
    static final long FOLDED_BYTES = MemoryType.PAGE_BYTES;

    static WamrMemory of(WasmModule module) {
        boolean folded = module.functions().stream().noneMatch(WamrMemory::usesMemorySize);
        return new WamrMemory(folded, !module.memoryTypes().isEmpty() && !allocates(module));
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

    /**
     * The limits that a memory has with the heap in it. A memory of one page that cannot grow keeps its size: WAMR puts
     * the heap behind it, where neither the guest's memory.size nor the node sees it.
     */
    Limits limits(Limits declared) {
        boolean single = declared.hasMax() && declared.min() == 1 && declared.max() == 1;
        if (!hostHeap || single && !folded) {
            return declared;
        }
        long max = declared.hasMax() ? declared.max() + 1 : declared.max();
        return new Limits(declared.min() + 1, max, declared.hasMax(), declared.is64(), declared.shared());
    }
}
