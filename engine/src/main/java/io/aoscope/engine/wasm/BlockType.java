package io.aoscope.engine.wasm;

import java.util.List;

/** The written type of a block. */
public sealed interface BlockType {
    BlockType EMPTY = new Inline(FuncType.EMPTY);

    /** No result, or one. */
    record Inline(FuncType type) implements BlockType {
        static Inline of(ValType result) {
            return new Inline(new FuncType(List.of(), List.of(result)));
        }
    }

    /** A type of the module. */
    record Index(int typeIndex) implements BlockType {}
}
