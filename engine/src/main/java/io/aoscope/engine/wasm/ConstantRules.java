package io.aoscope.engine.wasm;

import java.util.List;

/** Validation of constant expressions (WebAssembly 3.0, section 3.4.13). */
final class ConstantRules {
    private final ModuleContext module;
    private final FunctionValidator validator;

    ConstantRules(ModuleContext module, FunctionValidator validator) {
        this.module = module;
        this.validator = validator;
    }

    /**
     * Checks an expression.
     *
     * @param globals number of globals that it may read
     */
    void check(Code code, ValType wanted, int globals) throws InvalidModuleException {
        int at = code.start();
        try {
            validator.begin(new FuncType(List.of(), List.of(wanted)), code);
            for (int i = 0; i < code.size(); i++) {
                at = code.offset(i);
                constant(code, i, globals);
                validator.step(code, i);
            }
        } catch (Fault fault) {
            throw new InvalidModuleException(at, -1, "", fault.reason());
        }
    }

    private void constant(Code code, int i, int globals) throws Fault {
        Opcode opcode = code.opcode(i);
        switch (opcode) {
            case I32_CONST,
                    I64_CONST,
                    F32_CONST,
                    F64_CONST,
                    I32_ADD,
                    I32_SUB,
                    I32_MUL,
                    I64_ADD,
                    I64_SUB,
                    I64_MUL,
                    REF_NULL,
                    REF_FUNC,
                    END -> {}
            case GLOBAL_GET -> {
                int global = Fault.index(code.index(i), globals, "global");
                Fault.check(
                        !module.global(global).mutable(),
                        "constant expression required: global " + global + " is variable");
            }
            case VECTOR -> Fault.check(code.vector(i) == VectorOpcode.V128_CONST, notConstant(code, i));
            default -> throw new Fault(notConstant(code, i));
        }
    }

    private static String notConstant(Code code, int i) {
        return "constant expression required: " + code.mnemonic(i) + " is not constant";
    }
}
