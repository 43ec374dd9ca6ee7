package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.VectorOpcode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lane by lane instructions on floats, by those on single floats, so that NaNs are the same. */
final class VectorFloats {
    /** The instruction on a single float with the same effect on a lane. */
    private static final Map<VectorOpcode, Opcode> SCALAR = new EnumMap<>(VectorOpcode.class);

    static {
        for (VectorOpcode vector : VectorOpcode.values()) {
            String name = vector.mnemonic();
            boolean floats = name.startsWith("f32x4.") || name.startsWith("f64x2.");
            String scalar = name.substring(0, 3) + name.substring(name.indexOf('.'));
            for (Opcode opcode : Opcode.values()) {
                if (floats && opcode.mnemonic().equals(scalar)) {
                    SCALAR.put(vector, opcode);
                }
            }
        }
    }

    private VectorFloats() {}

    /** Whether this class has the instruction. */
    static boolean isLanewise(VectorOpcode opcode) {
        return SCALAR.containsKey(opcode) || isPseudo(opcode);
    }

    private static boolean isPseudo(VectorOpcode opcode) {
        return switch (opcode) {
            case F32X4_PMIN, F32X4_PMAX, F64X2_PMIN, F64X2_PMAX -> true;
            default -> false;
        };
    }

    static Vector unary(VectorOpcode opcode, Vector a) {
        Opcode scalar = scalar(opcode);
        return opcode.laneBits() == 32
                ? a.mapUnsigned(32, lane -> Floats32.unary(scalar, lane))
                : a.mapUnsigned(64, lane -> Floats64.unary(scalar, lane));
    }

    static Vector binary(VectorOpcode opcode, Vector a, Vector b) {
        int bits = opcode.laneBits();
        return switch (opcode) {
            case F32X4_PMIN, F64X2_PMIN -> a.unsigned(b, bits, (x, y) -> less(bits, y, x) ? y : x);
            case F32X4_PMAX, F64X2_PMAX -> a.unsigned(b, bits, (x, y) -> less(bits, x, y) ? y : x);
            default -> {
                Opcode scalar = scalar(opcode);
                boolean compares = scalar.results(false).equals(Opcode.I32_EQZ.results(false));
                yield a.unsigned(b, bits, (x, y) -> {
                    long result = bits == 32 ? Floats32.binary(scalar, x, y) : Floats64.binary(scalar, x, y);
                    return compares ? -result : result;
                });
            }
        };
    }

    private static boolean less(int bits, long a, long b) {
        return bits == 32
                ? Float.intBitsToFloat((int) a) < Float.intBitsToFloat((int) b)
                : Double.longBitsToDouble(a) < Double.longBitsToDouble(b);
    }

    private static Opcode scalar(VectorOpcode opcode) {
        @Nullable Opcode scalar = SCALAR.get(opcode);
        if (scalar == null) {
            throw new IllegalArgumentException(opcode.mnemonic());
        }
        return scalar;
    }
}
