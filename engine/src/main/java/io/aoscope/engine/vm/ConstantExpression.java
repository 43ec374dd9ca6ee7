package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;

/** Evaluates constant expressions, extended ones included (WebAssembly 3.0, section 3.4.16). */
final class ConstantExpression {
    private ConstantExpression() {}

    /** The value of an expression of any type. */
    static Vector vector(Instance instance, Code code) {
        return switch (code.opcode(0)) {
            case VECTOR -> new Vector(code.immediate(0), code.high(0));
            case GLOBAL_GET ->
                code.size() == 2 ? instance.globals[code.index(0)].vector() : new Vector(evaluate(instance, code), 0);
            default -> new Vector(evaluate(instance, code), 0);
        };
    }

    /** The value of an expression of another type than v128. */
    static long evaluate(Instance instance, Code code) {
        long[] stack = new long[code.size() + 1];
        int top = 0;
        for (int i = 0; i < code.size(); i++) {
            switch (code.opcode(i)) {
                case I32_CONST, I64_CONST, F32_CONST, F64_CONST -> stack[top++] = code.immediate(i);
                case REF_NULL -> stack[top++] = 0;
                case REF_FUNC -> stack[top++] = instance.functions[code.index(i)].reference();
                case GLOBAL_GET -> stack[top++] = instance.globals[code.index(i)].bits;
                case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL -> {
                    top--;
                    long left = stack[top - 1];
                    long right = stack[top];
                    stack[top - 1] = switch (code.opcode(i)) {
                        case I32_ADD -> (int) (left + right);
                        case I32_SUB -> (int) (left - right);
                        case I32_MUL -> (int) (left * right);
                        case I64_ADD -> left + right;
                        case I64_SUB -> left - right;
                        default -> left * right;
                    };
                }
                case END -> {}
                default ->
                    throw new IllegalStateException(
                            "not a constant instruction: " + code.opcode(i).mnemonic() + "; validate the module");
            }
        }
        return stack[0];
    }
}
