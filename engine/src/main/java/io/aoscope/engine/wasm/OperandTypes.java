package io.aoscope.engine.wasm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What validation knows about the operand stack before an instruction. */
public final class OperandTypes {
    private OperandTypes() {}

    /**
     * The static state before an instruction.
     *
     * @param operands bottom of the stack first; null where the type is not known, which only
     *     happens in code that cannot be reached
     * @param reachable false where the code before never falls through
     * @param labels open blocks, the outermost (the function body) first
     */
    public record State(List<@Nullable ValType> operands, boolean reachable, List<Label> labels) {}

    /**
     * An open block.
     *
     * @param opener the instruction that opened it; -1 for the function body
     * @param height operands below the block's parameters
     */
    public record Label(int opener, FuncType type, int height) {}

    /**
     * The state before an instruction of a function of a valid module.
     *
     * @param function function index, imports first; it must be defined in the module
     */
    public static State at(WasmModule module, int function, int instruction) {
        return FlowPass.state(module, function, instruction);
    }

    /**
     * How deep a function goes.
     *
     * @param cells the deepest operand stack, in 4-byte cells: i64 and f64 are two, v128 is four
     * @param blocks the deepest nesting of blocks, the body included
     */
    public record Depth(int cells, int blocks) {}

    /** How deep each function defined in a valid module goes, in their order. */
    public static List<Depth> depths(WasmModule module) {
        return FlowPass.depths(module);
    }
}
