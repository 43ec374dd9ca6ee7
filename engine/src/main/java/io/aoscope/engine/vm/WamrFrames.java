package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.OperandTypes;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of its operand stack WAMR's classic interpreter takes for a frame (semantics 10.2): 80 bytes, 4 for each cell
 * of parameters, locals and the deepest operand stack (i64 and f64 are two cells), and 32 for each block of the deepest
 * nesting. A call is refused where twice its frame does not fit into what is left.
 */
final class WamrFrames {
    static final int HEADER = 80;
    private static final int CELL = 4;
    private static final int BLOCK = 32;
    private static final int FEWEST_CELLS = 2;

    private final WasmModule module;
    private int @Nullable [] bytes;

    WamrFrames(WasmModule module) {
        this.module = module;
    }

    /** Bytes of a frame of a function that is defined in the module. */
    int bytes(int function) {
        if (bytes == null) {
            bytes = all();
        }
        return bytes[function - module.importedFunctions()];
    }

    private int[] all() {
        List<OperandTypes.Depth> depths = OperandTypes.depths(module);
        int[] sizes = new int[depths.size()];
        for (int i = 0; i < sizes.length; i++) {
            long cells = depths.get(i).cells()
                    + cells(module.functionType(module.importedFunctions() + i).params())
                    + cells(module.functions().get(i).code().locals());
            sizes[i] = (int) Math.min(
                    HEADER + CELL * cells + BLOCK * (long) depths.get(i).blocks(), Integer.MAX_VALUE / 4);
        }
        return sizes;
    }

    /** Bytes of a call of the host, which WAMR gives a frame too. */
    static int host(FuncType type) {
        return (int) (HEADER + CELL * Math.max(FEWEST_CELLS, cells(type.params())));
    }

    /** Bytes of the frame below a call that the host makes. */
    static int entry(FuncType type) {
        return (int) (HEADER + CELL * Math.max(FEWEST_CELLS, cells(type.results())));
    }

    private static long cells(List<ValType> types) {
        long cells = 0;
        for (ValType type : types) {
            cells += type == NumType.I64 || type == NumType.F64 ? 2 : 1;
        }
        return cells;
    }
}
