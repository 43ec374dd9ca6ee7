package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.VectorOpcode;
import io.aoscope.engine.wasm.WasmModule;

/** Vector instructions on the operand stack (WebAssembly 3.0, section 4.6.4). */
final class VectorInstructions {
    private VectorInstructions() {}

    /** Executes any plain instruction {@code i} of a function that has vectors. */
    static void execute(Body body, int i, CallStack stack) {
        int base = stack.base();
        int top = base + body.operandBase + body.heights[i];
        Code code = body.code;
        switch (body.opcodes[i]) {
            case VECTOR -> vector(body, i, stack, top);
            case LOCAL_GET -> stack.move(base + code.index(i), top, 1);
            case LOCAL_SET, LOCAL_TEE -> stack.move(top - 1, base + code.index(i), 1);
            case GLOBAL_GET -> stack.vector(top, body.instance.globals[code.index(i)].vector());
            case GLOBAL_SET -> body.instance.globals[code.index(i)].vector(stack.vector(top - 1));
            case SELECT, SELECT_T -> {
                if ((int) stack.slots[top - 1] == 0) {
                    stack.move(top - 2, top - 3, 1);
                }
            }
            default -> PlainInstructions.execute(body, i, stack.slots, base);
        }
    }

    /** Whether a function can have a vector among its locals and operands. */
    static boolean isIn(WasmModule module, FuncType type, Code code) {
        if (hasVector(type) || code.locals().contains(NumType.V128)) {
            return true;
        }
        for (int i = 0; i < code.size(); i++) {
            boolean found = switch (code.opcode(i)) {
                case VECTOR -> true;
                case CALL, RETURN_CALL -> hasVector(module.functionType(code.index(i)));
                case CALL_INDIRECT, RETURN_CALL_INDIRECT, CALL_REF, RETURN_CALL_REF ->
                    hasVector(module.types().get(code.index(i)));
                case GLOBAL_GET, GLOBAL_SET ->
                    module.globalTypes().get(code.index(i)).type() == NumType.V128;
                case CATCH, THROW -> module.tagParams(code.index(i)).contains(NumType.V128);
                case TRY_TABLE ->
                    code.catches(i).stream()
                            .anyMatch(clause -> clause.kind().hasTag()
                                    && module.tagParams(clause.tag()).contains(NumType.V128));
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasVector(FuncType type) {
        return type.params().contains(NumType.V128) || type.results().contains(NumType.V128);
    }

    private static void vector(Body body, int i, CallStack stack, int top) {
        Code code = body.code;
        VectorOpcode opcode = code.vector(i);
        switch (opcode.immediate()) {
            case MEMARG, MEMARG_LANE -> VectorMemory.execute(body, i, stack, top);
            case V128 -> stack.vector(top, new Vector(code.immediate(i), code.high(i)));
            case SHUFFLE -> {
                Vector lanes = new Vector(code.immediate(i), code.high(i));
                Vector a = stack.vector(top - 2);
                Vector b = stack.vector(top - 1);
                stack.vector(top - 2, Vector.of(8, lane -> shuffled(a, b, (int) lanes.unsigned(8, lane))));
            }
            case LANE -> lane(opcode, code.lane(i), stack, top);
            default -> compute(opcode, stack, top);
        }
    }

    private static long shuffled(Vector a, Vector b, int lane) {
        return lane < 16 ? a.unsigned(8, lane) : b.unsigned(8, lane - 16);
    }

    private static void lane(VectorOpcode opcode, int lane, CallStack stack, int top) {
        int bits = opcode.laneBits();
        switch (opcode) {
            case I8X16_EXTRACT_LANE_S, I16X8_EXTRACT_LANE_S, I32X4_EXTRACT_LANE, I64X2_EXTRACT_LANE ->
                stack.slots[top - 1] = stack.vector(top - 1).signed(bits, lane);
            case I8X16_EXTRACT_LANE_U, I16X8_EXTRACT_LANE_U, F32X4_EXTRACT_LANE, F64X2_EXTRACT_LANE ->
                stack.slots[top - 1] = stack.vector(top - 1).unsigned(bits, lane);
            default -> {
                long value = stack.slots[top - 1];
                stack.vector(top - 2, stack.vector(top - 2).with(bits, lane, value));
            }
        }
    }

    private static void compute(VectorOpcode opcode, CallStack stack, int top) {
        int bits = opcode.laneBits();
        switch (opcode) {
            case I8X16_SPLAT, I16X8_SPLAT, I32X4_SPLAT, I64X2_SPLAT, F32X4_SPLAT, F64X2_SPLAT -> {
                long value = stack.slots[top - 1];
                stack.vector(top - 1, Vector.of(bits, lane -> value));
            }
            case V128_BITSELECT -> {
                Vector mask = stack.vector(top - 1);
                Vector a = stack.vector(top - 3);
                Vector b = stack.vector(top - 2);
                stack.vector(
                        top - 3,
                        new Vector(
                                a.low() & mask.low() | b.low() & ~mask.low(),
                                a.high() & mask.high() | b.high() & ~mask.high()));
            }
            case V128_ANY_TRUE,
                    I8X16_ALL_TRUE,
                    I16X8_ALL_TRUE,
                    I32X4_ALL_TRUE,
                    I64X2_ALL_TRUE,
                    I8X16_BITMASK,
                    I16X8_BITMASK,
                    I32X4_BITMASK,
                    I64X2_BITMASK -> stack.slots[top - 1] = VectorIntegers.test(opcode, stack.vector(top - 1));
            case I8X16_SHL, I16X8_SHL, I32X4_SHL, I64X2_SHL -> {
                int count = (int) stack.slots[top - 1] & bits - 1;
                stack.vector(top - 2, stack.vector(top - 2).mapUnsigned(bits, a -> a << count));
            }
            case I8X16_SHR_S, I16X8_SHR_S, I32X4_SHR_S, I64X2_SHR_S -> {
                int count = (int) stack.slots[top - 1] & bits - 1;
                stack.vector(top - 2, stack.vector(top - 2).mapSigned(bits, a -> a >> count));
            }
            case I8X16_SHR_U, I16X8_SHR_U, I32X4_SHR_U, I64X2_SHR_U -> {
                int count = (int) stack.slots[top - 1] & bits - 1;
                stack.vector(top - 2, stack.vector(top - 2).mapUnsigned(bits, a -> a >>> count));
            }
            default -> {
                int operands = opcode.params(false).size();
                Vector a = stack.vector(top - operands);
                stack.vector(
                        top - operands, operands == 1 ? unary(opcode, a) : binary(opcode, a, stack.vector(top - 1)));
            }
        }
    }

    private static Vector unary(VectorOpcode opcode, Vector a) {
        return switch (opcode) {
            case V128_NOT -> new Vector(~a.low(), ~a.high());
            case I8X16_ABS, I16X8_ABS, I32X4_ABS, I64X2_ABS -> a.mapSigned(opcode.laneBits(), Math::abs);
            case I8X16_NEG, I16X8_NEG, I32X4_NEG, I64X2_NEG -> a.mapSigned(opcode.laneBits(), lane -> -lane);
            case I8X16_POPCNT -> a.mapUnsigned(8, Long::bitCount);
            default ->
                VectorFloats.isLanewise(opcode) ? VectorFloats.unary(opcode, a) : VectorConversions.unary(opcode, a);
        };
    }

    private static Vector binary(VectorOpcode opcode, Vector a, Vector b) {
        return switch (opcode) {
            case V128_AND -> new Vector(a.low() & b.low(), a.high() & b.high());
            case V128_ANDNOT -> new Vector(a.low() & ~b.low(), a.high() & ~b.high());
            case V128_OR -> new Vector(a.low() | b.low(), a.high() | b.high());
            case V128_XOR -> new Vector(a.low() ^ b.low(), a.high() ^ b.high());
            case I8X16_SWIZZLE ->
                Vector.of(8, lane -> shuffled(a, new Vector(0, 0), (int) Math.min(b.unsigned(8, lane), 16)));
            default -> {
                if (VectorFloats.isLanewise(opcode)) {
                    yield VectorFloats.binary(opcode, a, b);
                }
                yield VectorConversions.isBinary(opcode)
                        ? VectorConversions.binary(opcode, a, b)
                        : VectorIntegers.binary(opcode, a, b);
            }
        };
    }
}
