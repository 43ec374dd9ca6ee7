package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.VectorOpcode;
import io.aoscope.engine.wasm.WasmModule;

/** How instructions that open or leave no block change the operand height. */
final class Effects {
    private Effects() {}

    static void apply(BodyBuilder builder, int i, Opcode opcode) {
        Code code = builder.code();
        WasmModule module = builder.module();
        if (opcode.hasSignature()) {
            builder.effect(opcode.params(false).size(), opcode.results(false).size());
            return;
        }
        switch (opcode) {
            case VECTOR -> {
                VectorOpcode vector = code.vector(i);
                builder.effect(vector.params(false).size(), vector.results().size());
            }
            case CALL -> builder.call(i, module.functionType(code.index(i)), 0, false);
            case RETURN_CALL -> builder.call(i, module.functionType(code.index(i)), 0, true);
            case CALL_INDIRECT, CALL_REF -> builder.callType(i, false);
            case RETURN_CALL_INDIRECT, RETURN_CALL_REF -> builder.callType(i, true);
            case LOCAL_GET, GLOBAL_GET, REF_NULL, REF_FUNC -> builder.effect(0, 1);
            case LOCAL_SET, GLOBAL_SET, DROP, THROW_REF -> builder.effect(1, 0);
            case SELECT, SELECT_T -> builder.effect(3, 1);
            case TABLE_SET -> builder.effect(2, 0);
            case TABLE_GROW -> builder.effect(2, 1);
            case TABLE_FILL, TABLE_COPY, MEMORY_COPY -> builder.effect(3, 0);
            case THROW -> builder.effect(module.tagParams(code.index(i)).size(), 0);
            case RETHROW -> builder.rethrow(i);
            case LOCAL_TEE, TABLE_GET, REF_IS_NULL, REF_AS_NON_NULL, UNREACHABLE, RETURN -> {}
            default -> throw new IllegalArgumentException("no effect known for " + opcode.mnemonic());
        }
    }
}
