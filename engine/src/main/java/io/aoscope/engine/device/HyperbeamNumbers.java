package io.aoscope.engine.device;

import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Numbers between node and image as the native driver moves them (semantics 10.2, 10.3): bits, and nothing converted. */
final class HyperbeamNumbers {
    /** Functions that every message has; an import of that name runs them, and its answer cannot be used. */
    private static final Set<String> OF_MESSAGES = Set.of(
            "",
            "commit",
            "committed",
            "committers",
            "get",
            "id",
            "info",
            "keys",
            "remove",
            "set",
            "set_path",
            "set-path",
            "state",
            "verify");

    private static final long LOW = 0xFFFF_FFFFL;

    private HyperbeamNumbers() {}

    /** Extra parameters are ignored, missing ones arrive as 0, none at all crash the node. */
    static long[] arguments(String function, FuncType type, List<Value> parameters) throws Refused {
        if (parameters.isEmpty() && !type.params().isEmpty()) {
            throw new Refused(
                    FailureKind.WOULD_CRASH,
                    function + " takes " + type.params().size()
                            + " parameters and was given none: HyperBEAM's whole node"
                            + " would crash here. Give parameters");
        }
        long[] bits = new long[type.params().size()];
        for (int i = 0; i < Math.min(bits.length, parameters.size()); i++) {
            bits[i] = argument(type.params().get(i), decoded(parameters.get(i)));
        }
        return bits;
    }

    /** The 64 bits of a number as the driver reads it; an integer beyond signed 32 bits is not read, and counts as 0. */
    private static long decoded(Value value) {
        return switch (value) {
            case IntegerValue integer -> integer.fitsInt() ? integer.low() : 0;
            case FloatValue number -> Double.doubleToRawLongBits(number.number());
            default -> 0;
        };
    }

    private static long argument(ValType type, long decoded) {
        if (type == NumType.I32) {
            return (int) decoded;
        }
        return type == NumType.F32
                ? Integer.toUnsignedLong(Float.floatToRawIntBits((float) Double.longBitsToDouble(decoded)))
                : decoded;
    }

    /**
     * A number of the image as the node sees it. The bits of an f32 are read as those of an f64; what is no finite f64
     * cannot be read at all, and the node waits for ever.
     */
    static Optional<Value> ofImage(ValType type, long bits) {
        if (type == NumType.F32) {
            return Optional.of(Value.of(Double.longBitsToDouble(bits & LOW)));
        }
        return type == NumType.F64 && !Double.isFinite(Double.longBitsToDouble(bits))
                ? Optional.empty()
                : Optional.of(Numbers.value(type, bits));
    }

    /** What an import returns: always stored as 32 bits, whatever the type, the rest 0. */
    static long result(ValType type, Value value) {
        return result(type, decoded(value));
    }

    static long result(ValType type, long bits) {
        return type == NumType.I32 ? (int) bits : bits & LOW;
    }

    /** Why an import without a device of its own is not the stub; empty where it is. */
    static Optional<String> reserved(String module, String function) {
        return OF_MESSAGES.contains(function)
                ? Optional.of("the import " + module + "." + function + " has the name of a function of every message")
                : Optional.empty();
    }
}
